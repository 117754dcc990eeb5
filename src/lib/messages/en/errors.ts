/** What went wrong, and what to do. One sentence, or two short ones. */
export const errors = {
	'engine-sql': 'The query did not work: {message}',
	'engine-sql-at': 'Line {line, number}, column {column, number}: {message}',
	'engine-memory':
		'There was not enough memory for this. Use fewer columns or a shorter period, then run again.',
	'engine-crashed':
		'The engine stopped and is ready to start again. Nothing is lost: run the cell again.',
	'engine-start': 'The engine could not start in this browser: {message}',
	'file-missing': 'The data of “{file}” is not here. Drop the file again.',
	'graph-cycle': 'These cells depend on each other in a circle: {cells}. Change one of them.',
	'graph-missing': '“{cell}” needs a cell that is no longer here. Choose another in its settings.',
	'graph-unknown-kind':
		'This version does not know cells such as “{cell}”. Reload the app to update it.',
	'spec-other': 'The setting “{setting}” does not fit: {message}',
	'sql-empty': 'There is no query yet.',
	'sql-several': 'Only one query at a time: remove what follows the semicolon.',
	'sql-brackets': 'The brackets do not match.',
	unexpected: 'Something unexpected happened: {message}'
};
