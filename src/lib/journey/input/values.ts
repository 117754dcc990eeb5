import { utcOfLocal } from '$lib/import/zone';
import type { Cell, NotebookDocument, Settings } from '$lib/notebook/document';
import { literal } from '$lib/sql/quote';
import * as v from 'valibot';
import { inputSchema, type InputValue } from './spec';

/** An input of a notebook, by the id of its cell. */
export interface Input {
	readonly cell: string;
	readonly name: string;
	readonly value: InputValue;
}

export type Inputs = ReadonlyMap<string, Input>;

const known = new WeakMap<readonly Cell[], Inputs>();

/** The inputs of a notebook by their names in lower case. One that is not valid is none. */
export function inputsOf({ cells }: Pick<NotebookDocument, 'cells'>): Inputs {
	const ready = known.get(cells);
	if (ready !== undefined) return ready;
	const inputs = new Map<string, Input>();
	for (const cell of cells) {
		const parsed = cell.kind === 'input' ? v.safeParse(inputSchema, cell.spec) : undefined;
		if (parsed?.success !== true) continue;
		const { name, value } = parsed.output;
		const key = name.toLowerCase();
		if (!inputs.has(key)) inputs.set(key, { cell: cell.id, name, value });
	}
	known.set(cells, inputs);
	return inputs;
}

/** An end of a range, after the name: `$period.from`. */
export type End = 'from' | 'to';

/** Whether one can refer so: to an end of a range, or to the whole of any other. */
export function fits({ value }: Input, end: End | undefined): boolean {
	return (value.type === 'range') === (end !== undefined);
}

/** SQL: an input as a literal. Of a range, the first or the last day, infinite where it is open. */
export function inputSql({ value }: Input, end: End | undefined): string {
	switch (value.type) {
		case 'range': {
			const day = value[end ?? 'from'];
			return `date ${literal(day === '' ? (end === 'to' ? 'infinity' : '-infinity') : day)}`;
		}
		case 'number':
			// In brackets, lest a minus before it begin a comment.
			return Object.is(value.value, -0) || value.value < 0 ? `(${value.value})` : `${value.value}`;
		case 'choice':
		case 'text':
			return textSql(value.value);
	}
}

/** On one line, so that errors still point to the lines of the statement. */
function textSql(text: string): string {
	const parts = text
		.replaceAll('\0', '\ufffd')
		.split(/(\r|\n)/)
		.map((part, index) => (index % 2 === 0 ? literal(part) : `chr(${part.charCodeAt(0)})`));
	return parts.length === 1 ? parts.join('') : `(${parts.join(' || ')})`;
}

/** What an input is in the place of a setting, or of the whole of a setting with two ends. */
export function inputSetting({ value }: Input, end: End | undefined): unknown {
	if (value.type !== 'range') return value.value;
	const ends = { from: value.from, to: value.to === '' ? '' : `${value.to} 23:59:59.999999` };
	return end === undefined ? ends : ends[end];
}

/** The same where the setting takes instants in UTC, the last exclusive; undefined for no bound. */
export function inputInstant(
	{ value }: Input,
	end: End,
	{ timeZone }: Settings
): string | undefined {
	const day = value.type === 'range' ? value[end] : '';
	if (day === '') return undefined;
	const local = Date.parse(`${day}T00:00:00Z`) + (end === 'to' ? 86_400_000 : 0);
	return new Date(utcOfLocal(timeZone, local * 1000) / 1000).toISOString();
}
