/** JSON of any result. Integers beyond 2^53 are written as text, digit by digit. */
export function jsonOf(value: unknown, indent?: string): string {
	return JSON.stringify(
		value,
		(_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part),
		indent
	);
}
