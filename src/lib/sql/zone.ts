import { localStart, offsetsOf, type Transition } from '$lib/import/zone';
import { integer } from './quote';

/**
 * SQL: the UTC timestamp of a local time in an IANA zone, by the rules of `utcOfLocal`. `local` is the
 * local time in microseconds as a BIGINT column (`epoch_us(…)` made one level below: it is written many
 * times over, and a column is read twice as fast).
 */
export function utcOfLocalSql(local: string, zone: string): string {
	return shifted(local, '-', zone, localStart);
}

/** SQL: the local timestamp, in an IANA zone, of an instant in microseconds; a BIGINT column as above. */
export function localOfUtcSql(utc: string, zone: string): string {
	return shifted(utc, '+', zone, ({ at }) => at);
}

function shifted(
	micros: string,
	sign: '+' | '-',
	zone: string,
	from: (transition: Transition) => number
): string {
	const { first, transitions } = offsetsOf(zone);
	const steps = transitions.map((transition) => [from(transition), transition.after] as const);
	return `make_timestamp(${micros} ${sign} ${tree(micros, first, steps)})`;
}

/** The offset as a balanced tree of comparisons: about eight for the 160 transitions of eighty years. */
function tree(
	micros: string,
	first: number,
	steps: readonly (readonly [from: number, offset: number])[]
): string {
	const middle = steps.length >> 1;
	const step = steps[middle];
	if (step === undefined) return `(${integer(first)})`;
	const [from, offset] = step;
	const earlier = tree(micros, first, steps.slice(0, middle));
	const later = tree(micros, offset, steps.slice(middle + 1));
	return `(case when ${micros} < ${integer(from)} then ${earlier} else ${later} end)`;
}
