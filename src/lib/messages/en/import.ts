/** Named so because `import` is a reserved word; its keys are `import.…` all the same. */
export const importing = {
	'file-empty': '“{file}” has no rows. Export it again, or choose another file.',
	'file-not-text':
		'“{file}” {message, select, zip {is a document, or an archive packed too many times over. Export its table as CSV or Excel and drop that.} gzip {is packed too many times over. Unpack it and drop the file inside.} pdf {is a PDF. Export the table as CSV or Excel and drop that.} sqlite {is a SQLite database. Export its table as CSV and drop that.} picture {is a picture. Drop a table: CSV, Excel, JSON or Parquet.} html {is a web page: perhaps an error in place of the export. Export it again as CSV or Excel.} xml {is XML, but not an event log (XES). Export it as CSV or JSON.} other {is not a table in any form known here. Drop CSV, Excel, JSON, Parquet, Arrow or XES.}}',
	'file-changed':
		'“{file}” has changed on disk, or can no longer be read, since it was added. Drop it again.',
	'file-one-column':
		'Only one column was found in “{file}”. Choose the sign that divides its columns.',
	'parquet-broken':
		'“{file}” is damaged or was cut off: its Parquet data cannot be read. Copy or export it again.',
	'parquet-encrypted': '“{file}” is an encrypted Parquet file. Write it again without encryption.',
	'parquet-group':
		'“{file}” keeps too many rows in one block to be read here. Write it again with row groups of at most a million rows.',
	'arrow-broken':
		'“{file}” is damaged or was cut off: its Arrow data cannot be read. Copy or export it again.',
	'arrow-feather-1':
		'“{file}” is a Feather file of the first version. Write it again as Feather version 2, Parquet or CSV.',
	'table-type':
		'“{file}” has a column of a type that cannot be read ({message}). Write it again without that column, or as text.',
	'arrow-batch':
		'“{file}” keeps too many rows in one batch to be read here. Write it again in batches of at most a million rows.',
	'xlsx-broken':
		'“{file}” is damaged or was cut off: the workbook cannot be read. Open it in a spreadsheet program and save it again.',
	'xlsx-password':
		'“{file}” is protected by a password. Open it, remove the password, save it and drop it again.',
	'xlsx-old': '“{file}” is a workbook of the old .xls format. Save it as .xlsx or CSV.',
	'xlsx-large':
		'“{file}” unpacks to more than a workbook can sensibly hold. Save the sheet as CSV.',
	'xlsx-sheet': '“{file}” has no sheet called “{message}”. Choose another in its reading settings.',
	'table-columns':
		'“{file}” has more than 5,000 columns, too many for a table. Leave some out and export it again.',
	'table-depth':
		'“{file}” has records within records too deeply. Flatten them and export it again.',
	'file-broken': '“{file}” breaks off or is not what it begins as. Export it again, then drop it.',
	'file-too-wide':
		'“{file}” has more than 5,000 columns, too many for a table. Export only the fields you need.',
	'archive-broken': '“{file}” is a damaged archive. Pack it again, or drop the files inside.',
	'archive-truncated':
		'“{file}” is an archive that breaks off before its end. Download or copy it again.',
	'archive-encrypted': '“{file}” is protected by a password. Unpack it and drop the files inside.',
	'archive-checksum':
		'“{file}” is a damaged archive: what is inside does not match its checksum. Download or copy it again.',
	'archive-bomb':
		'“{file}” unpacks to far more than it should. Unpack it yourself and drop only the files you need.',
	'archive-empty': 'There is no file of data in “{file}”. Choose another archive.',

	'reject-columns': 'Wrong number of columns (check the delimiter and the quotes)',
	'reject-quotes': 'A quote never closed, or text after it (mend the line or choose other quotes)',
	'reject-encoding': 'Characters of another encoding (choose another encoding)',
	'reject-too-long': 'Longer than a million bytes (a quote or a line end may be missing)',
	'reject-json': 'Not a JSON object, or cut off (mend it and add the file again)',
	'reject-xml': 'The log breaks off here or is not well-formed (export it again)',
	'reject-reader': 'Cannot be read (mend the line and add the file again)',
	'reject-no-time': 'No time (fill in the time column or choose another)',
	'reject-unreadable-time': 'A time that cannot be read (mend it or choose another form of time)',
	'reject-no-identifier': 'No identifier (choose further identifier columns)',

	recognised: 'Recognised: {preset}',
	'preset-ga4': 'GA4 events from BigQuery',
	'preset-amplitude': 'Amplitude export',
	'preset-mixpanel': 'Mixpanel export',
	'preset-posthog': 'PostHog events',
	'preset-segment': 'Segment calls',
	'preset-segment-tracks': 'Segment tracks table',
	'preset-snowplow': 'Snowplow enriched events',
	'preset-matomo': 'Matomo visitor log',
	'preset-adobe': 'Adobe Analytics data feed',
	'preset-adobe-hits': 'Adobe Analytics data feed without its headings',
	'preset-zendesk': 'Zendesk tickets',
	'preset-zendesk-json': 'Zendesk tickets as JSON',
	'preset-salesforce-cases': 'Salesforce cases',
	'preset-salesforce-report': 'Salesforce report of cases',
	'preset-genesys': 'Genesys Cloud interactions',
	'preset-genesys-details': 'Genesys Cloud conversation details',
	'preset-intercom': 'Intercom conversations',
	'preset-intercom-receipts': 'Intercom message receipts',
	'preset-qualtrics': 'Qualtrics survey',
	'preset-hubspot-contacts': 'HubSpot contacts',
	'preset-hubspot-activities': 'HubSpot activities',
	'preset-shopify': 'Shopify orders',
	'preset-stripe': 'Stripe payments',
	'preset-process-log': 'process log',
	'preset-note-mixpanel':
		'Times are read as UTC. Projects made before 2023 export them in their own zone: if yours does, correct for it.',
	'preset-note-matomo':
		'Each action of a visit is an interaction. Under “How the file is read” you can have one row a visit instead.',
	'preset-note-adobe-hits':
		'The columns were told by their values. Put the line of column_headers.tsv above the hits to have them all named.',
	'preset-note-genesys-details':
		'Each segment of a conversation is an interaction: menu, queue, agent. A conversation counts as a person of its own; if calls only come in, make participants.sessions.ani an identifier (phone).',
	'preset-note-intercom':
		'Each row is a conversation; people are known by Intercom’s own contacts.',
	'preset-note-qualtrics':
		'The two lines under the headings hold the questions. They are counted as rows without a time.',
	'preset-note-shopify':
		'Each row is an item: an order of several may count several times, with its value on the first.',
	'preset-note-process-log': 'Where no column names a person, each case counts as one.'
};
