import type { Build, Context } from '../analysis';
import { attemptsSql, chosenSql } from './attempts';
import type { FunnelSpec } from './spec';

/**
 * The tables of a funnel cell, by its key: `chosen`, the attempt of each unit that counts (as `attemptsSql`,
 * and side: 0 for those who are counted, 1 for those they are compared with), and `entries`, where and how
 * far all attempts went.
 */
export function funnelTables(key: string) {
	const short = key.slice(0, 16);
	return {
		attempts: `funnel_attempts_${short}`,
		chosen: `funnel_${short}`,
		entries: `funnel_entries_${short}`
	} as const;
}

/** The segments whose units are counted: the cell's own, then the one that it is compared with. */
export function sidesOf({ segment, compare }: Pick<FunnelSpec, 'segment' | 'compare'>): string[] {
	return compare === '' ? [segment] : [segment, compare];
}

/** Finds the attempts once; all that is shown is read from them. */
export function funnelBuilds(spec: FunnelSpec, context: Context): readonly Build[] {
	if (spec.steps.length === 0) return [];
	const t = funnelTables(context.key);
	const sides = sidesOf(spec).map(
		(segment, side) =>
			`select ${side}::utinyint as side, * from (\n${attemptsSql(spec, context, segment)})`
	);
	const sql = (name: string, text: string) => ({ kind: 'sql', name, sql: text }) as const;
	return [
		{
			key: context.key,
			tables: Object.values(t),
			steps: [
				sql('attempts', `create table ${t.attempts} as\n${sides.join('\nunion all\n')}`),
				sql(
					'chosen',
					`create table ${t.chosen} as\n${chosenSql(t.attempts, spec.breakdown?.at === 'all')}`
				),
				sql(
					'entries',
					`create table ${t.entries} as\nselect side, unit, t0, depth from ${t.attempts}`
				),
				sql('tidy', `drop table ${t.attempts}`)
			]
		}
	];
}
