/** Words of the headless runner. */
export const cli = {
	'usage-notebook':
		'Usage: npm run notebook -- run FILE [--data NAME=PATH …] [--json OUT]\n\nFILE is a notebook (name.sentiero.json). --data gives the file of a source by the source’s name or id; repeat it for every file. Results go to standard output, one JSON object a line and cell; --json also writes them to OUT as one object.',
	'usage-golden': 'Usage: npm run golden -- FILE',
	'no-file': 'The file {path} cannot be read: {message}',
	'no-source': 'The notebook has no source “{name}”. It has: {known}.',
	'no-data': 'The source “{name}” has no data. Give it with --data {name}=PATH.',
	'data-form': '--data wants NAME=PATH, not “{given}”.',
	'cell-failed': 'The cell “{name}” failed. {reason}'
};
