import type { Words } from '$lib/messages';
import { wordsOf, type TableColumn } from '$lib/ui/table/columns';
import { MOST_DIFFERENT, type Summary } from '$lib/ui/table/summary';
import type { TableWords } from '$lib/ui/table/words';
import { sentenceOf } from '$lib/state/error-sentence';

/** Every word of a table, for all cells that show one. */
export function tableWords(words: Words): TableWords {
	const { t } = words;
	return {
		rows: (shown, total) =>
			shown === total ? t('table.rows', { total }) : t('table.rows-of', { shown, total }),
		clear: t('table.clear'),
		arranging: t('table.arranging'),
		nothing: t('table.nothing'),
		menu: (column) => t('table.menu', { column }),
		ascending: t('table.ascending'),
		descending: t('table.descending'),
		unsorted: t('table.unsorted'),
		filter: t('table.filter'),
		copyColumn: t('table.copy-column'),
		fit: t('table.fit'),
		wider: t('table.wider'),
		narrower: t('table.narrower'),
		hide: t('table.hide'),
		showAll: (hidden) => t('table.show-all', { hidden }),
		copyMenu: t('table.copy-menu'),
		copy: t('table.copy'),
		copyHeadings: t('table.copy-headings'),
		copyAll: t('table.copy-all'),
		copied: (rows) => t('table.copied', { rows }),
		tooMuch: (most) => t('table.too-much', { most }),
		notCopied: t('table.not-copied'),
		find: t('table.find'),
		findNext: t('table.find-next'),
		findPrevious: t('table.find-previous'),
		close: t('common.close'),
		found: (at, count, more) => t(more ? 'table.found-more' : 'table.found', { at, count }),
		notFound: t('table.not-found'),
		contains: t('table.contains'),
		equals: t('table.equals'),
		range: t('table.range'),
		empty: t('table.empty'),
		filled: t('table.filled'),
		condition: (column) => t('table.condition', { column }),
		value: (column) => t('table.value', { column }),
		from: t('table.from'),
		to: t('table.to'),
		remove: (column) => t('table.remove', { column }),
		brief: (column, summary) => brief(column, summary, words),
		summary: (column, summary) => sentences(column, summary, words),
		failed: (error) => sentenceOf(error, t)
	};
}

/** A share that is there is not called nothing. */
function share(part: number, whole: number, { formats }: Words): string {
	const value = whole === 0 ? 0 : part / whole;
	return value > 0 && value < 0.01 ? `< ${formats.percent(0.01, 0)}` : formats.percent(value, 0);
}

function brief(column: TableColumn, summary: Summary, words: Words): string {
	const { t } = words;
	const empty = t('table.brief-empty', { share: share(summary.empty, summary.rows, words) });
	const parts = summary.kind === 'nothing' ? [] : [briefly(column, summary, words)];
	return [...parts, ...(summary.empty > 0 ? [empty] : [])].join(' · ');
}

function briefly(
	column: TableColumn,
	summary: Exclude<Summary, { kind: 'nothing' }>,
	words: Words
): string {
	const { t } = words;
	if (summary.kind === 'numbers') {
		const [least, most] = [wordsOf(column, summary.least), wordsOf(column, summary.most)];
		return least === most ? least : t('table.brief-range', { least, most });
	}
	const { different, top } = summary;
	if (different === undefined || top === undefined) {
		return t('table.brief-many', { most: MOST_DIFFERENT });
	}
	// Where hardly anything comes twice, the most common is no news.
	const rare = top.rows * 50 < summary.rows || (top.rows === 1 && different > 1);
	if (rare) return t('table.brief-different', { different });
	const value = wordsOf(column, top.value);
	return t('table.brief-top', { value, share: share(top.rows, summary.rows, words) });
}

function sentences(column: TableColumn, summary: Summary, words: Words): string {
	const { t } = words;
	const empty = t('table.summary-empty', { share: share(summary.empty, summary.rows, words) });
	if (summary.kind === 'nothing') return t('table.summary-nothing');
	return [wholly(column, summary, words), ...(summary.empty > 0 ? [empty] : [])].join(' ');
}

function wholly(
	column: TableColumn,
	summary: Exclude<Summary, { kind: 'nothing' }>,
	words: Words
): string {
	const { t } = words;
	if (summary.kind === 'numbers') {
		const [least, most] = [wordsOf(column, summary.least), wordsOf(column, summary.most)];
		return t('table.summary-range', { least, most });
	}
	const { different, top } = summary;
	if (different === undefined || top === undefined) {
		return t('table.summary-many', { most: MOST_DIFFERENT });
	}
	const value = wordsOf(column, top.value);
	const part = share(top.rows, summary.rows, words);
	return t('table.summary-top', { different, value, share: part });
}
