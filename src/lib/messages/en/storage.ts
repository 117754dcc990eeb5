export const storage = {
	'document-not-json': 'This file is not JSON, so it cannot be a notebook.',
	'document-not-a-notebook': 'This file is not a Sentiero notebook.',
	'document-newer-version':
		'This notebook was written by a newer Sentiero (format {version}; this one knows {known}). Reload the app to update it.',
	'document-too-large':
		'{what, select, bytes {This notebook is larger than {limit, number} bytes.} cells {This notebook has more than {limit, number} cells.} sources {This notebook has more than {limit, number} sources.} columns {A source has more than {limit, number} columns.} other {Settings are nested more than {limit, number} levels deep.}}',
	'document-bad-value':
		'{problem, select, missing {The notebook lacks “{path}”.} unknown {The notebook has “{path}”, which does not belong there.} other {In the notebook, “{path}” cannot be {found}.}}',
	'document-duplicate-id':
		'{what, select, source {Two sources have the id “{id}”.} column {Two columns of a source have the name “{id}”.} other {Two cells have the id “{id}”.}}',
	'document-unknown-kind':
		'The cell “{cell}” is of a kind that this version does not know: “{kind}”. Reload the app to update it.',
	'document-bad-spec':
		'{setting, select, root {The settings of the cell “{cell}” ({kind}) do not fit.} other {In the cell “{cell}” ({kind}), the setting “{setting}” does not fit.}}',

	'storage-quota': 'There is no room left on this device for Sentiero. Remove a notebook or files.',
	'storage-newer':
		'A newer Sentiero is open in another tab. Nothing more is saved here: reload this tab.',
	'storage-blocked':
		'An older Sentiero is open in another tab and keeps the storage busy. Close it.',
	'storage-corrupt': 'What was stored is damaged and cannot be read.',
	'storage-unavailable':
		'This browser lets nothing be stored here, for example in a private window. Save the notebook as a file.',
	'storage-conflict':
		'This notebook was changed in another tab. Reload it to go on: what you changed here becomes a copy.',
	'storage-open': 'This notebook is open in another tab. Rename it there.',
	'storage-missing': 'This notebook is no longer stored here.',
	'storage-deleted':
		'The stored data was deleted elsewhere. Save the notebook as a file, then reload.',

	recovered:
		'The last version of this notebook was damaged. This is the newest intact one, of {at, date, medium} {at, time, short}.',
	unsavedOf: '{title} (unsaved changes)',
	rescued:
		'This notebook was changed in another tab. What could not be saved here is in the library as “{title}”.',
	readOnly: 'This notebook is open in another tab, so it is read-only here.',
	takeOver: 'Edit here',
	takenOver: 'This notebook is now edited in another tab, so it is read-only here.'
};
