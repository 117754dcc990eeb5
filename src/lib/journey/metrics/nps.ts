import { scoresOf, type ScoreColumn } from '$lib/import/measures';
import type { Source } from '$lib/import/source';
import type { MeasureOf } from './measure';
import { Z } from './measure-intervals';
import { rowValues, type MeasureFrame } from './measure-frame';

type Asked = MeasureOf<'nps'> | MeasureOf<'csat'> | MeasureOf<'ces'>;

/** The column of a source that a score is read from. */
function scoreColumn(source: Source, { kind, column }: Asked): ScoreColumn | undefined {
	return scoresOf(source).find((score) =>
		column === '' ? score.scale === kind : score.column === column
	);
}

/** One row an answer on the scale. Satisfied and easy answers are 1, others 0; else the answer itself. */
export function answers(measure: Asked, { t, context }: MeasureFrame): string {
	const values = rowValues(
		context.sources,
		(source) => {
			const score = scoreColumn(source, measure);
			return score && valueOf(measure, score);
		},
		'double'
	);
	return `select e.person, e.journey, e.time as began, a.value
from ${t.events} e join ${values} a on a.source = e.source and a.row = e.row`;
}

function valueOf(measure: Asked, { sql, from, to }: ScoreColumn): string {
	if (measure.kind === 'nps' || (measure.kind === 'ces' && measure.show === 'mean')) return sql;
	// A box is one whole answer: of 1 to 5, the top two are 4 and 5.
	const holds =
		measure.kind === 'ces' && measure.reversed
			? `${sql} < ${from + measure.top}::double`
			: `${sql} > ${to - measure.top}::double`;
	return `(${holds})::integer`;
}

export interface NetPromoter {
	/** −1 to 1. */
	readonly score: number;
	readonly low: number;
	readonly high: number;
	/** Standard error of the adjusted score. */
	readonly error: number;
}

/**
 * Promoters (9–10) less detractors (0–6) as shares, with the adjusted-Wald interval at 95 %: three answers are
 * added, three quarters of one each to promoters and detractors. Undefined without answers. (Sauro & Lewis,
 * Quantifying the User Experience)
 */
export function netPromoter(
	promoters: number,
	detractors: number,
	n: number
): NetPromoter | undefined {
	if (n === 0) return undefined;
	const p = (promoters + 0.75) / (n + 3);
	const d = (detractors + 0.75) / (n + 3);
	const error = Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
	return {
		score: (promoters - detractors) / n,
		low: Math.max(-1, p - d - Z * error),
		high: Math.min(1, p - d + Z * error),
		error
	};
}
