import { localStart, offsetsOf, type Transition, type ZoneOffsets } from '$lib/import/zone';
import { integer } from './quote';

/**
 * SQL: the UTC timestamp of a local one in an IANA zone, by the rules of `utcOfLocal`. `local` is a column
 * or another cheap expression of type TIMESTAMP: it is written many times over.
 */
export function utcOfLocalSql(local: string, zone: string): string {
	const offsets = offsetsOf(zone);
	const steps = offsets.transitions.map(
		(transition) => [localStart(transition), transition] as const
	);
	return shifted(local, `epoch_us(${local})`, '-', offsets, steps);
}

/** SQL: the local timestamp, in an IANA zone, of a UTC one. `utc` is a column or another cheap expression. */
export function localOfUtcSql(utc: string, zone: string): string {
	const offsets = offsetsOf(zone);
	const steps = offsets.transitions.map((transition) => [transition.at, transition] as const);
	return shifted(utc, `epoch_us(${utc})`, '+', offsets, steps);
}

type Step = readonly [from: number, transition: Transition];

function shifted(
	time: string,
	micros: string,
	sign: '+' | '-',
	{ first }: ZoneOffsets,
	steps: readonly Step[]
): string {
	if (steps.length === 0 && first === 0) return time;
	return `make_timestamp(${micros} ${sign} ${tree(micros, first, steps)})`;
}

/** The offset as a balanced tree of comparisons: about eight for the 160 transitions of eighty years. */
function tree(micros: string, first: number, steps: readonly Step[]): string {
	const middle = steps.length >> 1;
	const step = steps[middle];
	if (step === undefined) return integer(first);
	const [from, { after }] = step;
	const earlier = tree(micros, first, steps.slice(0, middle));
	const later = tree(micros, after, steps.slice(middle + 1));
	return `(case when ${micros} < ${integer(from)} then ${earlier} else ${later} end)`;
}
