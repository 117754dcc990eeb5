/**
 * SQL: two numbers of 64 bits for a sequence of (step, label), as `a` and `b`. A step's place and label are
 * one number before they are hashed, so that order counts; no step comes twice, so that exclusive or loses
 * nothing. Two sequences are taken for one only where both numbers and their lengths agree: among a million
 * variants with a chance below 1e-26. Rows that are not `counted` are passed over.
 */
export function sequenceCode(
	step: string,
	label: string,
	{ as = ['a', 'b'], counted = 'true' }: { as?: readonly [string, string]; counted?: string } = {}
): string {
	const packed = (seed: string) => {
		const code = `hash((${step}::bigint << 32) | ${seed} | coalesce(${label}::bigint + 1, 0))`;
		return `bit_xor(${counted === 'true' ? code : `case when ${counted} then ${code} end`})`;
	};
	return `${packed('0')} as ${as[0]}, ${packed('4611686018427387904')} as ${as[1]}`;
}
