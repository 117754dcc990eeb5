export type Decimal = '.' | ',';

const POINT = /^[+-]?(?:\d+|\d{1,3}(?:[, '\u00a0\u202f]\d{3})+)?(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const COMMA = /^[+-]?(?:\d+|\d{1,3}(?:[. '\u00a0\u202f]\d{3})+)?(?:,\d+)?(?:e[+-]?\d+)?$/i;
const SIGNS = /^(?:[€$£¥]|eur|usd|gbp|chf)\s*|\s*(?:[€$£¥%]|eur|usd|gbp|chf)$/gi;

/** A number's digits without currency and percent signs. */
function bare(text: string): string {
	const trimmed = text.trim();
	const sign = /^[+-](?=\s*[€$£¥])/.exec(trimmed)?.[0] ?? '';
	return sign + trimmed.slice(sign.length).trim().replace(SIGNS, '').trim();
}

function fits(text: string, decimal: Decimal): boolean {
	return /\d/.test(text) && (decimal === '.' ? POINT : COMMA).test(text);
}

export function looksLikeNumber(text: string): boolean {
	const digits = bare(text);
	return fits(digits, '.') || fits(digits, ',');
}

/**
 * The decimal sign that reads nearly all values, or undefined where they are no numbers. Codes with
 * leading zeros are none. `comma` says what to think of `1.234`.
 */
export function decimalOf(values: readonly string[], comma: boolean): Decimal | undefined {
	if (values.length === 0) return undefined;
	const digits = values.map(bare);
	if (digits.some((text) => /^0\d/.test(text))) return undefined;
	const share = (decimal: Decimal) =>
		digits.filter((text) => fits(text, decimal)).length / digits.length;
	const [point, commas] = [share('.'), share(',')];
	if (Math.max(point, commas) < 0.95) return undefined;
	if (point !== commas) return point > commas ? '.' : ',';
	// Whole numbers read either way; `1.234` is what the rest of the file makes likely.
	return comma ? ',' : '.';
}

/** A number as it is written, or undefined where it is none. */
export function readNumber(text: string, decimal: Decimal): number | undefined {
	const digits = bare(text);
	if (!fits(digits, decimal)) return undefined;
	const plain = digits.replace(decimal === '.' ? /[, '\u00a0\u202f]/g : /[. '\u00a0\u202f]/g, '');
	return Number(plain.replace(',', '.'));
}
