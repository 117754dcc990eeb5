/** Rounding that a published figure may differ by, relative to the larger of the two. */
const TOLERANCE = 1e-9;

/**
 * Whether an answer is what was expected. Numbers may differ by rounding, lists of objects come in any
 * order, and an object may say more than is asked of it.
 */
export function agrees(expected: unknown, got: unknown): boolean {
	if (typeof expected === 'number' && typeof got === 'number') {
		const scale = Math.max(1, Math.abs(expected), Math.abs(got));
		return Math.abs(expected - got) <= TOLERANCE * scale;
	}
	if (Array.isArray(expected)) return Array.isArray(got) && listsAgree(expected, got);
	if (isObject(expected)) {
		return (
			isObject(got) && Object.entries(expected).every(([key, value]) => agrees(value, got[key]))
		);
	}
	return expected === got;
}

function listsAgree(expected: readonly unknown[], got: readonly unknown[]): boolean {
	if (expected.length !== got.length) return false;
	if (!expected.every(isObject)) return expected.every((value, at) => agrees(value, got[at]));
	const left = [...got];
	return expected.every((value) => {
		const at = left.findIndex((other) => agrees(value, other));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
