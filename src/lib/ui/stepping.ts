export interface Bounds {
	readonly min: number;
	readonly max: number;
	readonly step: number;
}

/** Within the bounds, and on a step counted from the lower bound (from 0 where there is none). */
export function settle(value: number, { min, max, step }: Bounds): number {
	const base = Number.isFinite(min) ? min : 0;
	const stepped = base + Math.round((value - base) / step) * step;
	const inside = Math.min(max, Math.max(min, stepped));
	// Sums of steps such as 0.1 leave dust behind the last decimal.
	return Number(inside.toFixed(9));
}

/** A number as a reader writes it, with a point or a comma before the decimals. */
export function readNumber(text: string): number | undefined {
	const written = text
		.trim()
		.replace(/[\s'’]/g, '')
		.replace('−', '-')
		.replace(',', '.');
	if (!/^-?(\d+\.?\d*|\.\d+)$/.test(written)) return undefined;
	return Number(written);
}
