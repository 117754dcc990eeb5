/** Words of what can be taken out of a notebook: queries, pictures, tables, a script. */
export const exporting = {
	'copy-as-sql-cell': 'Copy as SQL cell',
	'sql-copy-name': '{name} (SQL)',
	'save-svg': 'Save picture as SVG',
	'save-png': 'Save picture as PNG',
	'copy-picture': 'Copy picture',
	'save-csv': 'Save table as CSV',
	'save-parquet': 'Save table as Parquet',
	'copy-table': 'Copy table',
	'save-script': 'Save as SQL script',
	'save-script-detail': 'Runs on native DuckDB over the same files',
	'picture-copied': 'The picture is on the clipboard.',
	'table-copied': '{rows, plural, one {# row is} other {# rows are}} on the clipboard.',
	'first-rows': 'Only the first {rows, number} of {total, number} rows: the others would not fit.',
	'no-clipboard': 'This browser does not let pictures on the clipboard: save it instead.',
	'picture-failed': 'The picture could not be made: {message}',
	'table-failed': 'The table could not be saved: {message}',
	'script-head':
		'{title}\nThe whole notebook as one script for DuckDB: it reads the files, makes the tables and asks what the cells ask.\nRun it in the folder with these files: {files}\nWhat cells show besides (shares, medians, folding) is worked out of these rows.',
	'script-components': 'people: the app finds them by union-find; this statement gives the same',
	'script-fault': '“{cell}” is not in here: {why}',
	'script-file': 'reads {file}',
	'script-parquet':
		'DuckDB cannot read the files of “{source}” as the app does. Open the menu of the sources in the app, save “{source}” as Parquet, and put {file} beside this script.',
	'script-encoding':
		'{file} is in Windows-1252, of which DuckDB knows what is Latin-1. Should it refuse the file: install encodings; load encodings; and write CP1252 in place of latin-1.',
	'take-out': 'save or copy'
};
