import type { Sort, TableColumn } from './columns';
import type { Filter } from './filter';
import type { Summary } from './summary';

/** Stands for a value that has not come yet. */
export const PENDING: unique symbol = Symbol('pending');

export interface Arrangement {
	readonly sort: Sort | undefined;
	/** Rows stay that pass all of them. */
	readonly filters: readonly Filter[];
}

/** Where a text was found, at most `MOST_MATCHES` places. */
export interface Matches {
	/** `position × columns + index of the column among those searched`, ascending. */
	readonly places: ArrayLike<number>;
	/** There are more. */
	readonly more: boolean;
}

/** Enough to step through; more are not counted. */
export const MOST_MATCHES = 100_000;

/** The rows of a source in one order, save those that a filter keeps back. */
export interface Arranged {
	readonly length: number;
	/** A value, or `PENDING` until it is loaded. */
	value(column: number, position: number): unknown;
	/** Brings the rows `from` up to but not including `to`. Undefined where they are there. */
	load(signal: AbortSignal, from: number, to: number): Promise<void> | undefined;
	/** Finds a text in those columns, case and accents aside. Rejects with the signal's reason. */
	find(signal: AbortSignal, text: string, columns: readonly number[]): Promise<Matches>;
	colour?(column: number, position: number): string | undefined;
	opens?(column: number, position: number): (() => void) | undefined;
	faint?(position: number): boolean;
}

/** Whatever a table can show. Everything but the first look may take its time; it never blocks the page. */
export interface RowSource {
	readonly columns: readonly TableColumn[];
	/** Rows in all. */
	readonly length: number;
	/** The rows as they came. */
	readonly natural: Arranged;
	/** Rejects with the signal's reason. */
	arrange(signal: AbortSignal, arrangement: Arrangement): Promise<Arranged>;
	/** What a column holds, over all rows. Rejects with the signal's reason. */
	summarise(signal: AbortSignal, column: number): Promise<Summary>;
}
