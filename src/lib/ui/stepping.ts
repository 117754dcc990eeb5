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

/**
 * A number as a reader writes it in a language, that of the page by default: `10,000.5` in English is `10.000,5`
 * in Italian. A sign that cannot part groups of three parts the decimals, whatever the language. Undefined for
 * what is no number.
 */
export function readNumber(text: string, language = pageLanguage()): number | undefined {
	const written = text
		.trim()
		.replace(/[\s'’]/g, '')
		.replace('−', '-');
	const own = decimalSign(language);
	const other = own === '.' ? ',' : '.';
	const plain =
		withoutGroups(written, own, 1) ?? withoutGroups(written, other, 2) ?? written.replace(',', '.');
	return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** The same with a point and without groups, where its signs, at least so many, can be nothing else. */
function withoutGroups(written: string, decimal: Sign, signs: number): string | undefined {
	const group = decimal === '.' ? ',' : '.';
	const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`);
	if (!grouped.test(written) || written.replace(/[^.,]/g, '').length < signs) return undefined;
	return written.replaceAll(group, '').replace(decimal, '.');
}

/** A number to be rewritten, as `readNumber` reads it. */
export function writeNumber(value: number, language = pageLanguage()): string {
	return String(value).replace('.', decimalSign(language));
}

type Sign = '.' | ',';

function decimalSign(language: string): Sign {
	const parts = new Intl.NumberFormat(language).formatToParts(0.5);
	return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
}

function pageLanguage(): string {
	return globalThis.document?.documentElement.lang || 'en';
}
