/** Named so because `import` is a reserved word; its keys are `import.…` all the same. */
export const importing = {
	'file-empty': '“{file}” has no rows. Export it again, or choose another file.',
	'file-not-text':
		'“{file}” {message, select, zip {is a ZIP archive. Unpack it and drop the files inside.} xlsx {is an Excel workbook. Save the sheet as CSV and drop that.} xls {is an old Excel workbook. Save the sheet as CSV and drop that.} gzip {is compressed with gzip. Unpack it and drop the file inside.} parquet {is a Parquet file, which cannot be read yet. Export it as CSV.} pdf {is a PDF. Export the table as CSV.} sqlite {is a SQLite database. Export its table as CSV.} picture {is a picture. Drop a CSV or TSV file.} other {is not a text file. Drop a CSV or TSV file.}}',
	'file-changed':
		'“{file}” has changed on disk, or can no longer be read, since it was added. Drop it again.',
	'file-one-column':
		'Only one column was found in “{file}”. Choose the sign that divides its columns.',

	'reject-columns': 'Wrong number of columns (check the delimiter and the quotes)',
	'reject-quotes': 'A quote never closed, or text after it (mend the line or choose other quotes)',
	'reject-encoding': 'Characters of another encoding (choose another encoding)',
	'reject-too-long': 'Longer than a million bytes (a quote or a line end may be missing)',
	'reject-reader': 'Cannot be read (mend the line and add the file again)',
	'reject-no-time': 'No time (fill in the time column or choose another)',
	'reject-unreadable-time': 'A time that cannot be read (mend it or choose another form of time)',
	'reject-no-identifier': 'No identifier (choose further identifier columns)'
};
