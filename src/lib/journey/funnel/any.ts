import { integer } from '$lib/sql/quote';
import type { Match } from '../filter/match';
import type { Chain } from './chain';
import { range } from './chain';
import type { FunnelSpec } from './spec';
import { SpecError } from '../spec-error';

/** Different steps that may hold of one interaction, all together; each two more make four times the work. */
const MOST_OVERLAPPING = 4;

/** Steps that hold of the same interactions, and how many of them there are. */
interface Kind {
	readonly match: Match;
	readonly flag: string;
	readonly steps: number;
}

/** A set of kinds, of whose interactions it takes so many. */
interface Need {
	readonly name: string;
	readonly flags: readonly string[];
	readonly steps: number;
}

/**
 * Attempts in which the order of steps does not matter: `n0, t0, n1, …` are the interactions at which one,
 * two, … steps were done. Every interaction does one step, and they are dealt out so that most steps are
 * done: by Hall's theorem k of the steps of a group are done as soon as, for each set A of its kinds, there
 * were k − (steps not of A) interactions of A.
 */
export function anyOrder(spec: FunnelSpec, chain: Chain): string {
	const groups = overlapping(kindsOf(spec, chain));
	const needs = groups.map((group) => subsets(group));
	const all = needs.flat();
	const extra = all
		.filter(({ flags }) => flags.length > 1)
		.map(
			({ name, flags }) =>
				`(count(*) filter (${flags.join(' or ')}) over (rows unbounded preceding))::integer as c_${name},
		(${flags.join(' or ')}) as f_${name}`
		);
	const links = all.flatMap(({ name, flags, steps }) => {
		const single = flags.length === 1;
		const holds = single ? (flags[0] ?? '') : `f_${name}`;
		const counter = single ? chain.counter(holds) : `c_${name}`;
		return range(1, steps + 1).map((nth) => {
			const row = `${name}_${nth}`;
			return `left join (from counted where ${holds}) ${row}
		on ${row}.${counter} = s0.${counter} - s0.${holds}::integer + ${nth} and ${chain.same(row, 's0')} and ${row}.t <= s0.t + ${chain.window}`;
		});
	});
	const done = (column: 'n' | 't') =>
		groups.flatMap((group, at) => {
			const total = sum(group);
			return range(1, total + 1).map((k) => {
				const rows = (needs[at] ?? []).flatMap(({ name, steps }) =>
					k - total + steps >= 1 ? [`${name}_${k - total + steps}.${column}`] : []
				);
				return rows.length === 1
					? (rows[0] ?? '')
					: `case when ${rows.map((row) => `${row} is not null`).join(' and ')} then greatest(${rows.join(', ')}) end`;
			});
		});
	const sorted = (column: 'n' | 't') =>
		`list_sort([${done(column).join(', ')}], 'asc', 'nulls last')`;
	const times = spec.steps.map((_, k) => `ns[${k + 1}] as n${k}, ts[${k + 1}] as t${k}`);
	return `select *, ${times.join(', ')} from (
	with counted as materialized (select *${extra.map((one) => `, ${one}`).join('')} from rows)
	select s0.*, ${sorted('n')} as ns, ${sorted('t')} as ts
	from (select counted.* from counted semi join (${chain.entries}) e using (n)) s0
	${links.join('\n\t')})`;
}

/** SQL over attempts: how many steps were done. */
export function depthAny({ steps }: Pick<FunnelSpec, 'steps'>): string {
	const cases = steps.map((_, k) => `when n${k} is not null then ${integer(k + 1)}`).reverse();
	return `case ${cases.join(' ')} end`;
}

function kindsOf(spec: FunnelSpec, chain: Chain): Kind[] {
	const flags = spec.steps.map((_, step) => chain.flag(step));
	return [...new Set(flags)].map((flag) => ({
		flag,
		match: spec.steps[flags.indexOf(flag)]?.match ?? [],
		steps: flags.filter((other) => other === flag).length
	}));
}

/** Kinds that one interaction may be of, together; throws `SpecError` where they are too many. */
function overlapping(kinds: readonly Kind[]): Kind[][] {
	const groups: Kind[][] = [];
	for (const kind of kinds) {
		const near = groups.filter((group) => group.some(({ match }) => !areApart(match, kind.match)));
		groups.push([...near.flat(), kind]);
		for (const group of near) groups.splice(groups.indexOf(group), 1);
	}
	if (groups.some(({ length }) => length > MOST_OVERLAPPING)) {
		throw new SpecError('funnel', 'order', `over ${MOST_OVERLAPPING} steps may be one interaction`);
	}
	return groups;
}

/** Whether no interaction can be both: each names values of one field, and none that the other names. */
function areApart(a: Match, b: Match): boolean {
	return a.some((one) =>
		b.some(
			(other) =>
				one.op === 'is' &&
				other.op === 'is' &&
				one.values.length > 0 &&
				other.values.length > 0 &&
				JSON.stringify(one.field) === JSON.stringify(other.field) &&
				typeof one.field === 'string' &&
				!one.values.some((value) => other.values.map(String).includes(String(value)))
		)
	);
}

function subsets(group: readonly Kind[]): Need[] {
	return range(1, 1 << group.length).map((set) => {
		const own = group.filter((_, at) => (set & (1 << at)) !== 0);
		return {
			name: own.map(({ flag }) => flag).join('_'),
			flags: own.map(({ flag }) => flag),
			steps: sum(own)
		};
	});
}

function sum(kinds: readonly Kind[]): number {
	return kinds.reduce((total, { steps }) => total + steps, 0);
}
