import { inOrder } from '../in-order';
import type { Chain } from './chain';
import type { FunnelSpec } from './spec';

/** Whether no step may be left out, and each must come after the one before. */
export function isPlain({ steps, order }: Pick<FunnelSpec, 'steps' | 'order'>): boolean {
	return order !== 'any' && !steps.some(({ optional }, at) => optional && at > 0);
}

/**
 * Attempts as `orderedAttempts`, where `isPlain`, and what came `after` the last step done. Each step is looked up by one
 * number, which is what makes it fast; whether it is of the unit and within the window is asked of what is found.
 */
export function plainAttempts(spec: FunnelSpec, chain: Chain, carried: readonly string[]): string {
	const { steps } = spec;
	/** By what the next step is found: the next interaction, or the next that matches. */
	const place = (step: number) => (spec.order === 'strict' ? 'n' : chain.counter(chain.flag(step)));
	const at = (step: number, row: string) => (step < steps.length ? [`${row}${place(step)}`] : []);
	const done = ['n0', 't0'];
	let sql = `select ${[...carried, 'n as n0', 't as t0', 'after', ...at(1, '').map((one) => `${one} as at`)].join(', ')}
	from (${chain.entries})`;
	for (let step = 1; step < steps.length; step++) {
		const ok = `${chain.same('s', 'a')} and s.t <= a.t0 + ${chain.window}`;
		const found = (value: string, otherwise = 'null') =>
			`case when ${ok} then ${value} else ${otherwise} end`;
		const columns = [
			...[...carried, ...done].map((one) => `a.${one}`),
			`${found('s.n')} as n${step}`,
			`${found('s.t')} as t${step}`,
			`${found('s.after', 'a.after')} as after`,
			...at(step + 1, 's.').map((one) => `${found(one)} as at`)
		];
		sql = `select ${columns.join(',\n\t')}
	from (${sql}) a
	left join (from ${inOrder('rows')} where ${chain.flag(step)}) s on s.${place(step)} = a.at + 1`;
		done.push(`n${step}`, `t${step}`);
	}
	return sql;
}
