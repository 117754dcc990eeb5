import type { Context, Rows } from '../analysis';
import { objects } from '../rows';
import { newcombe, wilson } from '../statistics';
import type { Typical, Variant, VariantsResult } from './result';
import type { VariantsSpec } from './spec';
import { journeysSpecOf } from '../within';

type Read = ReadonlyMap<string, Rows>;

export function decodeVariants(rows: Read, spec: VariantsSpec, context: Context): VariantsResult {
	const sizes = objects(rows, 'sizes').map((row) => ({
		journeys: Number(row['journeys']),
		variants: Number(row['variants']),
		found: row['found'] === true
	}));
	const all = summed(sizes);
	const found = summed(sizes.filter((size) => size.found));
	const comparing = spec.compare !== '';
	const compared = comparing ? Number(objects(rows, 'compared journeys')[0]?.['journeys']) : null;
	const shown = shownVariants(rows, spec, context, all.journeys, compared);
	const held = shown.reduce((sum, { journeys }) => sum + journeys, 0);
	return {
		...all,
		found,
		shown,
		rest: { journeys: found.journeys - held, variants: found.variants - shown.length },
		sizes: merged(sizes),
		compared
	};
}

function shownVariants(
	rows: Read,
	spec: VariantsSpec,
	context: Context,
	total: number,
	others: number | null
): Variant[] {
	const succeeds = journeysSpecOf(context, spec.journeys).success.length > 0;
	const labels = labelsOf(rows);
	const times = new Times(rows, 'times', ['variant', 'step']);
	const durations = new Times(rows, 'durations', ['variant']);
	const outcomes = succeeds ? outcomesOf(rows) : new Map<number, Decided>();
	const compared = new Map(
		(others === null ? [] : objects(rows, 'compared')).map((row) => [
			Number(row['variant']),
			Number(row['journeys'])
		])
	);
	let covered = 0;
	return objects(rows, 'variants').map((row): Variant => {
		const at = Number(row['variant']);
		const [journeys, steps] = [Number(row['journeys']), Number(row['steps'])];
		const code = String(row['code']);
		const own = labels.get(at) ?? [];
		covered += journeys;
		return {
			id: `${code} ${steps}`,
			labels: own,
			steps,
			journeys,
			share: total === 0 ? 0 : journeys / total,
			covered: total === 0 ? 0 : covered / total,
			duration: durations.typical(`${at}`),
			gaps: own.slice(1).map((_, step) => times.typical(`${at} ${step + 1}`)),
			outcome: succeeds ? rateOf(outcomes.get(at)) : null,
			compared: others === null ? null : comparison(journeys, total, compared.get(at) ?? 0, others),
			pick: {
				variant: [...own],
				...(steps > own.length ? { beyond: { steps, code } } : {}),
				side: 'segment'
			}
		};
	});
}

function comparison(journeys: number, n: number, other: number, m: number): Variant['compared'] {
	const interval = newcombe({ successes: journeys, n }, { successes: other, n: m }) ?? null;
	const share = m === 0 ? null : other / m;
	const difference = share === null || n === 0 ? null : journeys / n - share;
	return { journeys: other, share, difference, interval };
}

function labelsOf(rows: Read): ReadonlyMap<number, readonly (string | null)[]> {
	const labels = new Map<number, (string | null)[]>();
	for (const row of objects(rows, 'steps')) {
		const at = Number(row['variant']);
		const own = labels.get(at) ?? [];
		own.push(row['label'] === null || row['label'] === undefined ? null : String(row['label']));
		labels.set(at, own);
	}
	return labels;
}

interface Decided {
	readonly decided: number;
	readonly succeeded: number;
}

/** Journeys by variant that are not open, and those of them that succeeded. */
function outcomesOf(rows: Read): ReadonlyMap<number, Decided> {
	const outcomes = new Map<number, Decided>();
	for (const row of objects(rows, 'outcomes')) {
		const at = Number(row['variant']);
		const { decided, succeeded } = outcomes.get(at) ?? { decided: 0, succeeded: 0 };
		const journeys = row['outcome'] === 'open' ? 0 : Number(row['journeys']);
		const success = row['outcome'] === 'success' ? journeys : 0;
		outcomes.set(at, { decided: decided + journeys, succeeded: succeeded + success });
	}
	return outcomes;
}

function rateOf(found: Decided | undefined): Variant['outcome'] {
	const { decided, succeeded } = found ?? { decided: 0, succeeded: 0 };
	return {
		decided,
		succeeded,
		rate: decided === 0 ? null : succeeded / decided,
		interval: wilson(succeeded, decided) ?? null
	};
}

/** Mean and median in seconds, by a key, of rows that have them in microseconds. */
class Times {
	readonly #typical = new Map<string, Typical>();

	constructor(rows: Read, statement: string, keys: readonly string[]) {
		for (const row of objects(rows, statement)) {
			const key = keys.map((name) => String(row[name])).join(' ');
			const mean = Number(row['microseconds']) / Number(row['journeys']) / 1e6;
			this.#typical.set(key, { mean, median: Number(row['median']) / 1e6 });
		}
	}

	typical(key: string): Typical {
		return this.#typical.get(key) ?? { mean: null, median: null };
	}
}

type Size = { readonly journeys: number; readonly variants: number };

function summed(sizes: readonly Size[]): Size {
	return {
		journeys: sizes.reduce((sum, { journeys, variants }) => sum + journeys * variants, 0),
		variants: sizes.reduce((sum, { variants }) => sum + variants, 0)
	};
}

/** One line for each number of journeys, whether found or not. */
function merged(sizes: readonly Size[]): Size[] {
	const variants = new Map<number, number>();
	for (const size of sizes) {
		variants.set(size.journeys, (variants.get(size.journeys) ?? 0) + size.variants);
	}
	return [...variants].map(([journeys, count]) => ({ journeys, variants: count }));
}
