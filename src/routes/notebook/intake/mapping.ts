import type { Inspection } from '$lib/engine/protocol';
import { keyWordsOf } from '$lib/import/headings';
import { knownWords } from '$lib/import/other-words';
import { isClock, joinedValues } from '$lib/import/joined-time';
import type { Doubt } from '$lib/import/propose';
import type { Reason } from '$lib/import/roles';
import type { Source } from '$lib/import/source';
import type { IntakeItem, IntakeState } from '$lib/state/intake.svelte';

export type Mapping = Extract<IntakeState, { kind: 'mapping' }>;

/** The values of each column that are not empty, in file order. */
export function valuesOf({ headings, rows }: Inspection): readonly (readonly string[])[] {
	return headings.map((_, i) =>
		rows.map((row) => row[i]?.trim() ?? '').filter((value) => value !== '')
	);
}

/**
 * The values of a column as they would be read with the time of day of another, by its heading; without
 * one, as they stand.
 */
export function valuesWith(
	{ source, inspection }: Mapping,
	index: number,
	clock: string | undefined
): readonly string[] {
	const at = source.columns.findIndex(({ heading }) => heading === clock);
	return clock === undefined || at < 0
		? (valuesOf(inspection)[index] ?? [])
		: joinedValues(inspection.rows, index, at);
}

/** Headings of the columns that hold times of day, which a date of the file could have. */
export function clockHeadings({ inspection }: Mapping): string[] {
	const values = valuesOf(inspection);
	return inspection.headings.filter((heading, i) =>
		isClock({ words: knownWords(keyWordsOf(heading)), values: values[i] ?? [] })
	);
}

/** The columns that are shown: every one with a role, and the first `most` of the others. */
export function shownColumns({ columns }: Source, most: number): number[] {
	let others = 0;
	return columns.flatMap(({ role }, index) => {
		const plain = role.role === 'attribute' || role.role === 'ignore';
		return !plain || others++ < most ? [index] : [];
	});
}

/** The first different ones of some values. */
export function firstDistinct(values: readonly string[], count: number): string[] {
	return [...new Set(values)].slice(0, count);
}

/** Why a column has its role, for as long as that is the proposed one. */
export function reasonOf({ proposal, source }: Mapping, index: number): Reason | undefined {
	const proposed = proposal.source.columns[index]?.role;
	const role = source.columns[index]?.role;
	if (JSON.stringify(proposed) !== JSON.stringify(role)) return undefined;
	return proposal.reasons[index];
}

/** A doubt that is still one, with the column that it is about as it is now. */
export interface OpenDoubt {
	readonly code: Doubt['code'];
	readonly index: number;
}

/** The doubts of the proposal that what the user has changed has not settled. */
export function openDoubts({ proposal, source }: Mapping): OpenDoubt[] {
	const found = proposal.doubts.map(({ code, column }) => ({
		code,
		index: proposal.source.columns.findIndex(({ name }) => name === column)
	}));
	return found.filter(({ code, index }) => isOpen(code, source, index));
}

function isOpen(code: Doubt['code'], source: Source, index: number): boolean {
	const has = (role: string) => source.columns.some((column) => column.role.role === role);
	switch (code) {
		case 'no-time':
			return !has('time');
		case 'no-identifier':
			return !has('identifier');
		case 'fixed-touchpoint':
			return !has('touchpoint');
		case 'date-only':
			return isTime(source, index) && !hasClock(source, index);
		case 'day-or-month':
			return isTime(source, index);
		case 'weak-identifier':
			return source.columns[index]?.role.role === 'identifier';
		case 'weak-touchpoint':
			return source.columns[index]?.role.role === 'touchpoint';
		case 'no-rows':
		case 'one-column':
		case 'no-header':
			return true;
	}
}

function isTime({ columns }: Source, index: number): boolean {
	return columns[index]?.role.role === 'time';
}

/** Whether a date has its time of day in another column. */
function hasClock({ columns }: Source, index: number): boolean {
	const type = columns[index]?.type;
	return type?.type === 'time' && type.clock !== undefined;
}

/** What a file still lacks before it can be used. */
export type Lack = 'inspecting' | 'no-time' | 'no-identifier';

/** What an item waits for; undefined where it can be used, or never will be. */
export function lackOf({ state, join }: Pick<IntakeItem, 'state' | 'join'>): Lack | undefined {
	if (state.kind === 'inspecting') return 'inspecting';
	if (state.kind !== 'mapping' || join !== undefined) return undefined;
	const roles = state.source.columns.map((column) => column.role.role);
	if (!roles.includes('time')) return 'no-time';
	return roles.includes('identifier') ? undefined : 'no-identifier';
}
