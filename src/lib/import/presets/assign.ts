import type { Inspection } from '../inspection';
import type { Role } from '../source';
import { labelsOf, valuesOf, type Labels } from './labels';
import { withoutPreamble } from './preamble';
import type { Preset, PresetColumn } from './preset';

/** Share of the values of the best filled column that is as good as all of them. */
const AS_GOOD = 0.99;

const SINGLE: ReadonlySet<Role['role']> = new Set(['time', 'end', 'case', 'stage']);

/** The roles that a preset gives to the columns of a file, by their places. */
export function assign(preset: Preset, inspection: Inspection): Map<number, Role> {
	const labels = labelsOf(preset, inspection);
	const roles = new Map<number, Role>();
	if (labels === undefined) return roles;
	const data = withoutPreamble(preset, inspection);
	const there = preset.columns.flatMap((column) => {
		const index = labels.indexOf(column.heading);
		const better = column.unless !== undefined && labels.indexOf(column.unless) !== undefined;
		if (index === undefined || better) return [];
		return [{ ...column, index, filled: valuesOf(data, index).length }];
	});
	const alone = there.every(
		({ role, alone, filled }) => role.role !== 'identifier' || alone !== undefined || filled === 0
	);
	for (const column of there) {
		const role = (alone ? column.alone : undefined) ?? column.role;
		const rivals = SINGLE.has(role.role) ? there.filter((other) => isRival(other, role)) : [];
		const most = Math.max(0, ...rivals.map(({ filled }) => filled));
		const best = rivals.find(({ filled }) => filled >= most * AS_GOOD);
		const loses = best !== undefined && best.index !== column.index;
		if (!roles.has(column.index)) roles.set(column.index, loses ? { role: 'attribute' } : role);
	}
	for (const [index, role] of besides(preset, labels)) roles.set(index, role);
	return roles;
}

function isRival({ role }: PresetColumn, { role: wanted }: Role): boolean {
	return role.role === wanted;
}

/** Columns whose heading with an ending is another's heading. */
function besides({ beside = {} }: Preset, { names, indexOf }: Labels): [number, Role][] {
	return names.flatMap((name, index) =>
		Object.entries(beside).flatMap(([ending, role]): [number, Role][] =>
			indexOf(name + ending) === undefined ? [] : [[index, role]]
		)
	);
}
