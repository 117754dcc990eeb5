import {
	AT,
	FOUND_IN,
	lookFind,
	lookOrder,
	lookPage,
	lookRows,
	lookTotal,
	type LookFilter,
	type LookOrder,
	type YesNo
} from '$lib/journey/lists/look';
import type { Rows, Value } from '$lib/journey/analysis';
import type { LookedAt } from '$lib/state/looked-at';
import {
	MOST_MATCHES,
	PENDING,
	type Arranged,
	type Arrangement,
	type Matches,
	type RowSource
} from '$lib/ui/table/row-source';
import type { TableColumn } from '$lib/ui/table/columns';
import { summariseLook } from './look-summary';

/** Rows that are read at a time, and how many times that are kept. */
const PAGE = 200;
const PAGES = 100;

/** Milliseconds that rows must stay in sight before they are asked for. */
const PATIENCE = 40;

/** Pages of a table of the engine, as a table on screen: sorted, filtered and searched by the engine. */
export async function engineRows(
	signal: AbortSignal,
	looked: LookedAt,
	columns: readonly TableColumn[],
	yesNo: YesNo
): Promise<RowSource> {
	const { look, reader } = looked;
	const total = await reader.read(signal, lookTotal(look));
	const length = Number(total.column('total')[0] ?? 0);
	const natural = new Pages(looked, yesNo, length, undefined, []);
	await natural.load(signal, 0, PAGE);
	return {
		columns,
		length,
		natural,
		async arrange(wanted, arrangement) {
			const { order, filters } = asked(looked, arrangement);
			const rows = await reader.integers(wanted, lookOrder(look, order, filters, yesNo));
			const arranged = new Pages(looked, yesNo, rows.length, rows, filters);
			await arranged.load(wanted, 0, PAGE);
			return arranged;
		},
		summarise: (wanted, at) => summariseLook(wanted, looked, at, yesNo)
	};
}

/** What a table asks for, in the words of `journey/look`; columns that are gone ask for nothing. */
function asked({ look }: LookedAt, { sort, filters }: Arrangement) {
	const columnOf = (key: string) => look.columns.find(({ name }) => name === key);
	const by = sort && columnOf(sort.key);
	const order: LookOrder | undefined = by && { column: by, descending: sort.descending };
	const conditions = filters.flatMap(({ key, ...condition }): LookFilter[] => {
		const column = columnOf(key);
		return column ? [{ column, ...condition }] : [];
	});
	return { order, filters: conditions };
}

/** The rows of a table in one order, of which the pages last looked at are here. */
class Pages implements Arranged {
	readonly length: number;
	readonly #looked: LookedAt;
	readonly #yesNo: YesNo;
	/** The row at each position; undefined where they stand as they came. */
	readonly #order: Int32Array | undefined;
	readonly #filters: readonly LookFilter[];
	readonly #pages = new Map<number, readonly ArrayLike<Value>[]>();
	#positions: Int32Array | undefined;

	constructor(
		looked: LookedAt,
		yesNo: YesNo,
		length: number,
		order: Int32Array | undefined,
		filters: readonly LookFilter[]
	) {
		this.#looked = looked;
		this.#yesNo = yesNo;
		this.length = length;
		this.#order = order;
		this.#filters = filters;
	}

	value(column: number, position: number): unknown {
		const page = this.#pages.get(Math.floor(position / PAGE));
		return page === undefined ? PENDING : (page[column]?.[position % PAGE] ?? null);
	}

	load(signal: AbortSignal, from: number, to: number): Promise<void> | undefined {
		const missing: number[] = [];
		const end = Math.min(to, this.length);
		for (let page = Math.floor(from / PAGE); page * PAGE < end; page++) {
			if (!this.#pages.has(page)) missing.push(page);
		}
		return missing.length === 0 ? undefined : this.#fetch(signal, missing);
	}

	async find(signal: AbortSignal, text: string, columns: readonly number[]): Promise<Matches> {
		const { look, reader } = this.#looked;
		const searched = columns.flatMap((at) => look.columns[at] ?? []);
		const most = MOST_MATCHES + 1;
		const statement = lookFind(look, searched, text, this.#filters, this.#yesNo, most);
		const rows = await reader.read(signal, statement);
		const [at, column] = [rows.column(AT), rows.column(FOUND_IN)];
		const places = Float64Array.from({ length: Math.min(rows.length, MOST_MATCHES) }, (_, i) => {
			return this.#positionOf(Number(at[i])) * columns.length + Number(column[i]);
		});
		return { places: places.sort(), more: rows.length > MOST_MATCHES };
	}

	async #fetch(signal: AbortSignal, missing: readonly number[]): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, PATIENCE));
		for (const page of missing) {
			signal.throwIfAborted();
			const columns = await this.#read(signal, page * PAGE);
			this.#pages.set(page, columns);
		}
		for (const page of this.#pages.keys()) {
			if (this.#pages.size <= PAGES || missing.includes(page)) break;
			this.#pages.delete(page);
		}
	}

	async #read(signal: AbortSignal, from: number): Promise<readonly ArrayLike<Value>[]> {
		const { look, reader } = this.#looked;
		const to = Math.min(from + PAGE, this.length);
		if (this.#order === undefined) {
			return valuesOf(await reader.read(signal, lookPage(look, from, to)), look.columns);
		}
		const wanted = [...this.#order.subarray(from, to)];
		const rows = await reader.read(signal, lookRows(look, wanted));
		const places = new Map(Array.from(rows.column(AT), (row, place) => [Number(row), place]));
		return valuesOf(rows, look.columns).map((values) =>
			wanted.map((row) => values[places.get(row) ?? -1] ?? null)
		);
	}

	#positionOf(row: number): number {
		if (this.#order === undefined) return row;
		this.#positions ??= inverse(this.#order);
		return this.#positions[row] ?? 0;
	}
}

const valuesOf = (rows: Rows, columns: LookedAt['look']['columns']) =>
	columns.map(({ name }) => rows.column(name));

/** The position of each row. */
function inverse(order: Int32Array): Int32Array {
	const positions = new Int32Array(order.reduce((most, row) => Math.max(most, row), -1) + 1);
	for (const [position, row] of order.entries()) positions[row] = position;
	return positions;
}
