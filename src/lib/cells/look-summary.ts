import {
	lookBins,
	lookSpread,
	lookTop,
	lookVariety,
	type LookColumn,
	type YesNo
} from '$lib/journey/lists/look';
import type { LookedAt } from '$lib/state/looked-at';
import { BINS, MOST_DIFFERENT, type Summary } from '$lib/ui/table/summary';

/** What a column of a table of the engine holds, counted by the engine. */
export async function summariseLook(
	signal: AbortSignal,
	looked: LookedAt,
	at: number,
	yesNo: YesNo
): Promise<Summary> {
	const column = looked.look.columns[at];
	if (!column) throw new RangeError(`no column ${at}`);
	const numbers = ['integer', 'number', 'time', 'date'].includes(column.type);
	return numbers ? ofNumbers(signal, looked, column) : ofTexts(signal, looked, column, yesNo);
}

async function ofNumbers(
	signal: AbortSignal,
	{ look, reader }: LookedAt,
	column: LookColumn
): Promise<Summary> {
	const spread = await reader.read(signal, lookSpread(look, column));
	const number = (name: string) => Number(spread.column(name)[0] ?? 0);
	const [rows, empty] = [number('total'), number('empty')];
	const found = spread.column('least')[0];
	if (found === null || found === undefined) return { kind: 'nothing', rows, empty };
	const [least, most] = [number('least'), number('most')];
	const parts = await reader.read(signal, lookBins(look, column, least, most, BINS));
	const bins = new Array<number>(BINS).fill(0);
	const [bin, values] = [parts.column('bin'), parts.column('values')];
	for (let at = 0; at < parts.length; at++) bins[Number(bin[at])] = Number(values[at]);
	return { kind: 'numbers', rows, empty, least, most, bins };
}

async function ofTexts(
	signal: AbortSignal,
	{ look, reader }: LookedAt,
	column: LookColumn,
	yesNo: YesNo
): Promise<Summary> {
	const variety = await reader.read(signal, lookVariety(look, column));
	const number = (name: string) => Number(variety.column(name)[0] ?? 0);
	const [rows, empty] = [number('total'), number('empty')];
	if (rows === empty) return { kind: 'nothing', rows, empty };
	const many: Summary = { kind: 'texts', rows, empty, different: undefined, top: undefined };
	// Counting them exactly would hold each of them; an estimate says whether that is worth it.
	if (number('different') > MOST_DIFFERENT) return many;
	const top = await reader.read(signal, lookTop(look, column, yesNo));
	const different = Number(top.column('different')[0] ?? 0);
	if (different > MOST_DIFFERENT) return many;
	const value = top.column('value')[0] ?? null;
	return { ...many, different, top: { value, rows: Number(top.column('rows')[0] ?? 0) } };
}
