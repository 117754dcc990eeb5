import { isEmpty, wordsOf, type TableColumn } from './columns';
import { fold } from './fold';

/** What a row must have in one column to stay. */
export type Filter = { readonly key: string } & Condition;

export type Condition =
	| { readonly kind: 'contains' | 'equals'; readonly text: string }
	| {
			readonly kind: 'range';
			readonly least?: number | undefined;
			readonly most?: number | undefined;
			/** Less than this, where `most` would not say it: the end of a day. */
			readonly before?: number | undefined;
	  }
	| { readonly kind: 'empty' | 'filled' };

/** Whether a value passes. */
export function passes(filter: Condition, column: TableColumn): (value: unknown) => boolean {
	switch (filter.kind) {
		case 'empty':
			return isEmpty;
		case 'filled':
			return (value) => !isEmpty(value);
		case 'contains': {
			const text = fold(filter.text);
			return (value) => !isEmpty(value) && fold(wordsOf(column, value)).includes(text);
		}
		case 'equals': {
			const text = fold(filter.text.trim());
			const number = numberIn(text);
			return (value) => {
				if (isEmpty(value)) return false;
				if (typeof value === 'bigint') return value.toString() === text;
				if (typeof value === 'number' && number !== undefined) return value === number;
				return fold(wordsOf(column, value)) === text;
			};
		}
		case 'range': {
			const { least = -Infinity, most = Infinity, before } = filter;
			return (value) => {
				if (isEmpty(value)) return false;
				const number = Number(value);
				return number >= least && number <= most && (before === undefined || number < before);
			};
		}
	}
}

/** The number that somebody typed, with a point or a comma. Undefined for anything else. */
export function numberIn(text: string): number | undefined {
	const typed = text.replaceAll(/\s/g, '');
	const written = typed.includes('.') ? typed.replaceAll(',', '') : typed.replace(',', '.');
	if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written)) return undefined;
	return Number(written);
}
