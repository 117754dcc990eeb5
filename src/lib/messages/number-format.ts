const made = new Map<string, Intl.NumberFormat>();

/**
 * A number format, made once per language and options. Digits are grouped from 1,000 on in every
 * language: Italian would otherwise begin at 10,000, and columns of numbers would not line up.
 */
export function numberFormat(locale?: string | string[], options: object = {}): Intl.NumberFormat {
	const id = JSON.stringify([locale, options]);
	const known = made.get(id);
	if (known) return known;
	const format = new Intl.NumberFormat(locale, { useGrouping: 'always', ...options });
	made.set(id, format);
	return format;
}
