/** The last digits of powers and exponentials are each JavaScript engine's own. */
const ALIKE = 1e-12;

export interface Difference {
	/** Where in the values, as `steps.0.count`; empty where they differ as a whole. */
	readonly at: string;
	readonly left: unknown;
	readonly right: unknown;
}

/**
 * The first place where two values, made of arrays, plain objects and scalars, differ. Whole numbers have
 * to be equal; fractions may differ in their last digits.
 */
export function firstDifference(left: unknown, right: unknown, at = ''): Difference | undefined {
	if (Object.is(left, right)) return undefined;
	if (typeof left === 'number' && typeof right === 'number') {
		const whole = Number.isInteger(left) && Number.isInteger(right);
		const near = Math.abs(left - right) <= ALIKE * Math.max(Math.abs(left), Math.abs(right));
		return near && !whole ? undefined : { at, left, right };
	}
	if (!isNested(left) || !isNested(right) || Array.isArray(left) !== Array.isArray(right)) {
		return { at, left, right };
	}
	for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
		const within = at === '' ? name : `${at}.${name}`;
		const difference = firstDifference(left[name], right[name], within);
		if (difference !== undefined) return difference;
	}
	return undefined;
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
