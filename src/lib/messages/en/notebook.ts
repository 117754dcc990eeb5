/** Words of the notebook page around its cells. */
export const notebook = {
	library: 'Library',
	outline: 'In this notebook',
	sources: 'Sources',
	'show-rail': 'Show the outline',
	'hide-rail': 'Hide the outline',
	title: 'Title of the notebook',
	untitled: 'Untitled notebook',
	saved: 'Saved',
	saving: 'Saving…',
	unsaved: 'Not saved yet',
	'save-failed': 'Not saved',
	'run-all': '{count, plural, one {Run # cell} other {Run # cells}}',
	'stop-all': 'Stop',
	'save-file': 'Save as a file',
	'save-file-detail': 'Settings and words, without data',
	settings: 'Settings of this notebook',
	'settings-item': 'Settings',
	'time-zone': 'Time zone',
	'time-zone-detail': 'Times are shown in this zone, and new files that name none are read in it.',
	'time-zone-nothing': 'No zone is called that.',
	more: 'More',
	'add-cell': 'Add a cell here',
	'add-first': 'Add a cell',
	'empty-title': 'Drop files to begin',
	'empty-words':
		'Web events, app events, calls, tickets, e-mails, surveys, receipts: CSV or TSV as your systems export them. They stay in this browser.',
	'choose-files': 'Choose files',
	'drop-here': 'Drop files to add them to this notebook',
	'not-found': 'This notebook is not in this browser.',
	'to-library': 'To the library',
	'from-file':
		'This notebook came from a file. Nothing in it runs until you run it; its data is added by dropping the files.',
	'missing-files': 'Drop {files} to run this notebook here.',
	'files-found':
		'{count, plural, one {One file was recognised and is} other {# files were recognised and are}} back in place.'
};
