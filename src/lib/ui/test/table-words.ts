import type { TableWords } from '../table/words';

/** Words for the tests of tables. */
export const tableWords: TableWords = {
	rows: (shown, total) => (shown === total ? `${total} rows` : `${shown} of ${total} rows`),
	clear: 'Clear filters',
	arranging: 'Arranging',
	nothing: 'No row passes',
	menu: (column) => `More for ${column}`,
	ascending: 'Sort ascending',
	descending: 'Sort descending',
	unsorted: 'As it came',
	filter: 'Filter',
	copyColumn: 'Copy column',
	fit: 'Fit width',
	wider: 'Wider',
	narrower: 'Narrower',
	hide: 'Hide column',
	showAll: (hidden) => `Show ${hidden} hidden`,
	copyMenu: 'Copy rows',
	copy: 'Copy',
	copyHeadings: 'Copy with headings',
	copyAll: 'Copy all',
	copied: (rows) => `${rows} copied`,
	tooMuch: (most) => `At most ${most} cells`,
	notCopied: 'Not copied',
	find: 'Find in table',
	findNext: 'Next match',
	findPrevious: 'Previous match',
	close: 'Close',
	found: (at, count, more) => `${at} of ${count}${more ? '+' : ''}`,
	notFound: 'Not found',
	contains: 'contains',
	equals: 'is exactly',
	range: 'is between',
	empty: 'is empty',
	filled: 'is not empty',
	condition: (column) => `Filter of ${column}`,
	value: (column) => `${column} holds`,
	from: 'from',
	to: 'to',
	remove: (column) => `Remove the filter of ${column}`,
	brief: (_, summary) => `${summary.kind} ${summary.rows}`,
	summary: (_, summary) =>
		summary.kind === 'numbers'
			? `From ${summary.least} to ${summary.most}.`
			: summary.kind === 'texts'
				? `${summary.different ?? 'Many'} values.`
				: 'Nothing.',
	failed: (error) => String(error)
};
