import { integer } from '$lib/sql/quote';
import { inOrder } from '../in-order';
import { requiredSteps, type FunnelSpec } from './spec';

/**
 * What the attempts of every kind of order are made from: `rows` are the interactions that matter, `c…` how many
 * of them matched so far, so that the next that matches is found by its number.
 */
export interface Chain {
	/** SQL: entries (n, unit, who, t and all else of `rows`), one an attempt. */
	readonly entries: string;
	/** SQL: that two rows, by their aliases, are of one unit, and of one value where one is held constant. */
	same(a: string, b: string): string;
	/** The flag of a step. */
	flag(step: number): string;
	/** The column that counts a flag. */
	counter(flag: string): string;
	/** Microseconds. */
	readonly window: string;
}

/** Of each attempt (unit, who, h, v, n0, t0, n1, t1, …): when each step was done, null where it was not. */
export function orderedAttempts(spec: FunnelSpec, chain: Chain): string {
	const strict = spec.order === 'strict';
	const required = requiredSteps(spec);
	const joins: string[] = [];
	const join = (step: number, rows: string, on: string) =>
		joins.push(
			`left join (${rows}) s${step} on ${on} and ${chain.same(`s${step}`, 's0')} and s${step}.t <= s0.t + ${chain.window}`
		);
	const rowsOf = (step: number, but = '') =>
		`from ${inOrder('rows')} where ${chain.flag(step)}${but}`;
	required.forEach((from, at) => {
		const to = required[at + 1];
		const optional = range(from + 1, to ?? spec.steps.length);
		/** What is said by the last step done so far: of the optional ones, else of the required one. */
		const sayings = (column: string, before: readonly number[]) =>
			before.reduce(
				(otherwise, step) =>
					`case when s${step}.n is not null then s${step}.${column} else ${otherwise} end`,
				`s${from}.${column}`
			);
		const next = (step: number, before: readonly number[]) => {
			if (strict) return `s${step}.n = ${sayings('n', before)} + 1`;
			const counter = chain.counter(chain.flag(step));
			return `s${step}.${counter} = ${sayings(counter, before)} + 1`;
		};
		const joinOptional = () =>
			optional.forEach((step, i) => {
				const before = optional.slice(0, i);
				if (to === undefined) return join(step, rowsOf(step), next(step, before));
				if (strict) {
					return join(step, rowsOf(step, ` and not ${chain.flag(to)}`), next(step, before));
				}
				return join(
					step,
					rowsOf(step),
					`${next(step, before)} and (s${to}.n is null or s${step}.n < s${to}.n)`
				);
			});
		// In order, a required step is the first there is, whatever is left out before it.
		if (strict) joinOptional();
		if (to !== undefined) join(to, rowsOf(to), next(to, strict ? optional : []));
		if (!strict) joinOptional();
	});
	const times = spec.steps.map((_, k) => `s${k}.n as n${k}, s${k}.t as t${k}`);
	return `select s0.*, ${times.join(', ')}
	from (${chain.entries}) s0
	${joins.join('\n\t')}`;
}

/** SQL over attempts: how many required steps were done. */
export function depthInOrder(spec: FunnelSpec): string {
	const required = requiredSteps(spec);
	const cases = required
		.map((step, at) => `when t${step} is not null then ${integer(at + 1)}`)
		.reverse();
	return `case ${cases.join(' ')} end`;
}

export function range(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
