import type { Rows } from '../analysis';
import { named, type Side } from './statements';

export const START = 'start';
export const END = 'end';

/** A node's id. Labels begin with a sign, so that none is taken for start, end or no name. */
export function nodeOf(label: string | null): string {
	return label === null ? 'none' : `=${label}`;
}

/** A label's name, null where it has none; not for start and end. */
export function labelOf(id: string): string | null {
	return id === 'none' ? null : id.slice(1);
}

/** What was counted of one transition. All of it adds up. */
export interface Transition {
	readonly from: string;
	readonly to: string;
	count: number;
	/** Units with it; undefined where that was not asked. */
	units: number | undefined;
	/** Times in microseconds, ascending, and how often each; empty where they were not asked. */
	readonly times: { readonly values: number[]; readonly counts: number[] };
}

export interface FlowCounts {
	readonly units: number;
	readonly events: number;
	/** Whether the units of transitions were asked. */
	readonly withUnits: boolean;
	/** How often each label occurs, by node. */
	readonly visits: ReadonlyMap<string, number>;
	/** By `edgeOf` its two nodes. */
	readonly transitions: ReadonlyMap<string, Transition>;
}

export const edgeOf = (from: string, to: string) => `${from}\n${to}`;

/** What the statements of one side counted. */
export function flowCounts(rows: ReadonlyMap<string, Rows>, side: Side): FlowCounts {
	const found = rows.get(named('transitions', side));
	if (found === undefined) throw new Error('the statement transitions was not read');
	const [code, label, nextCode, next, begins, counts] = [
		found.column('code'),
		found.column('label'),
		found.column('next_code'),
		found.column('next'),
		found.column('begins'),
		found.column('transitions')
	];
	const visits = new Map<string, number>();
	const goOn = new Map<string, number>();
	const transitions = new Map<string, Transition>();
	const names = new Map<number | null, string>();
	const more = (tally: Map<string, number>, id: string, count: number) =>
		tally.set(id, (tally.get(id) ?? 0) + count);
	let [units, events] = [0, 0];
	for (let at = 0; at < found.length; at++) {
		const [to, count] = [nodeOf(textOf(next[at])), Number(counts[at])];
		names.set(codeOf(nextCode[at]), to);
		more(visits, to, count);
		events += count;
		const from = begins[at] === true ? START : nodeOf(textOf(label[at]));
		add(transitions, from, to, count);
		if (from === START) units += count;
		else {
			names.set(codeOf(code[at]), from);
			more(goOn, from, count);
		}
	}
	for (const [id, count] of visits) {
		const ended = count - (goOn.get(id) ?? 0);
		if (ended > 0) add(transitions, id, END, ended);
	}
	const nameOf = (value: unknown) => names.get(codeOf(value)) ?? nodeOf(null);
	addUnits(rows.get(named('units', side)), transitions, nameOf);
	addTimes(rows.get(named('times', side)), transitions, nameOf);
	const withUnits = rows.has(named('units', side));
	return { units, events, withUnits, visits, transitions };
}

const codeOf = (value: unknown) => (value === null ? null : Number(value));

function add(into: Map<string, Transition>, from: string, to: string, count: number): void {
	const key = edgeOf(from, to);
	const known = into.get(key);
	if (known !== undefined) known.count += count;
	else into.set(key, { from, to, count, units: undefined, times: { values: [], counts: [] } });
}

/** A unit starts once and ends once. */
function addUnits(
	rows: Rows | undefined,
	transitions: ReadonlyMap<string, Transition>,
	nameOf: (code: unknown) => string
): void {
	if (rows === undefined) return;
	for (const one of transitions.values()) {
		one.units = one.from === START || one.to === END ? one.count : 0;
	}
	const [code, next, units] = [rows.column('code'), rows.column('next_code'), rows.column('units')];
	for (let at = 0; at < rows.length; at++) {
		const one = transitions.get(edgeOf(nameOf(code[at]), nameOf(next[at])));
		if (one !== undefined) one.units = (one.units ?? 0) + Number(units[at]);
	}
}

function addTimes(
	rows: Rows | undefined,
	transitions: ReadonlyMap<string, Transition>,
	nameOf: (code: unknown) => string
): void {
	if (rows === undefined) return;
	const [code, next, microseconds, counts] = [
		rows.column('code'),
		rows.column('next_code'),
		rows.column('microseconds'),
		rows.column('transitions')
	];
	for (let at = 0; at < rows.length; at++) {
		const times = transitions.get(edgeOf(nameOf(code[at]), nameOf(next[at])))?.times;
		times?.values.push(Number(microseconds[at]));
		times?.counts.push(Number(counts[at]));
	}
	for (const { times } of transitions.values()) ascend(times);
}

/** Rows come by code and time; only where two codes share a name are the times of one pair out of order. */
function ascend({ values, counts }: Transition['times']): void {
	if (values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value))) return;
	const pairs = values.map((value, at) => [value, counts[at] ?? 0] as const);
	pairs.sort(([a], [b]) => a - b);
	for (const [at, [value, count]] of pairs.entries()) [values[at], counts[at]] = [value, count];
}

function textOf(value: unknown): string | null {
	return value === null || value === undefined ? null : String(value);
}
