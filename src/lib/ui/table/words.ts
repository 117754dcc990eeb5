import type { TableColumn } from './columns';
import type { Summary } from './summary';

/** Every word of a table, in the reader's language. */
export interface TableWords {
	/** `1,204 of 5,000 rows`; the number of all where they are equal. */
	readonly rows: (shown: number, total: number) => string;
	readonly clear: string;
	readonly arranging: string;
	readonly nothing: string;
	readonly menu: (column: string) => string;
	readonly ascending: string;
	readonly descending: string;
	readonly unsorted: string;
	readonly filter: string;
	readonly copyColumn: string;
	readonly fit: string;
	readonly wider: string;
	readonly narrower: string;
	readonly hide: string;
	readonly showAll: (hidden: number) => string;
	readonly copyMenu: string;
	readonly copy: string;
	readonly copyHeadings: string;
	readonly copyAll: string;
	readonly copied: (rows: number) => string;
	readonly tooMuch: (most: number) => string;
	readonly notCopied: string;
	readonly find: string;
	readonly findNext: string;
	readonly findPrevious: string;
	readonly close: string;
	readonly found: (at: number, count: number, more: boolean) => string;
	readonly notFound: string;
	readonly contains: string;
	readonly equals: string;
	readonly range: string;
	readonly empty: string;
	readonly filled: string;
	readonly condition: (column: string) => string;
	readonly value: (column: string) => string;
	readonly from: string;
	readonly to: string;
	readonly remove: (column: string) => string;
	/** A few words under a heading. */
	readonly brief: (column: TableColumn, summary: Summary) => string;
	/** The same as whole sentences. */
	readonly summary: (column: TableColumn, summary: Summary) => string;
	/** What went wrong, where rows could not be brought. */
	readonly failed: (error: unknown) => string;
}
