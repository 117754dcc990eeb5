import type { Measure } from '$lib/engine/protocol';
import {
	caseOf,
	commentOf,
	costOf,
	durationOf,
	endOf,
	scoresOf,
	stageOf,
	valueOf
} from '$lib/import/measures';
import type { Source } from '$lib/import/source';
import type { Value } from '$lib/journey/analysis';

/** Something that rows may say, and how its value is told. */
export interface MeasureIn {
	readonly sql: string;
	readonly read: (value: NonNullable<Value>) => Measure;
}

/** What the rows of a source say besides who, when, what and where. */
export function measuresIn(source: Source): MeasureIn[] {
	const text = (kind: 'case' | 'stage' | 'comment', sql: string): MeasureIn => ({
		sql: `left(${sql}, 500)`,
		read: (value) => ({ kind, text: String(value) })
	});
	const number = (kind: 'end' | 'duration' | 'cost' | 'value', sql: string): MeasureIn => ({
		sql: `(${sql})::double`,
		read: (value) => ({ kind, number: Number(value) })
	});
	const all: readonly MeasureIn[] = [
		text('case', caseOf(source)),
		text('stage', stageOf(source)),
		number('end', `epoch_us(${endOf(source)})`),
		number('duration', durationOf(source)),
		...scoresOf(source).map(({ scale, sql }): MeasureIn => ({
			sql,
			read: (value) => ({ kind: 'score', scale, number: Number(value) })
		})),
		number('cost', costOf(source)),
		number('value', valueOf(source)),
		text('comment', commentOf(source))
	];
	return [...all];
}
