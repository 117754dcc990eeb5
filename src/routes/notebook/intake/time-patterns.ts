/** Formats that exports are full of, besides what a column was found to have. */
export const COMMON_FORMATS = [
	'iso',
	'epoch-s',
	'epoch-ms',
	'epoch-us',
	'%d/%m/%Y %H:%M:%S',
	'%d/%m/%Y %H:%M',
	'%d/%m/%Y',
	'%m/%d/%Y %H:%M:%S',
	'%m/%d/%Y %H:%M',
	'%m/%d/%Y %I:%M %p',
	'%m/%d/%Y',
	'%d.%m.%Y %H:%M:%S',
	'%d.%m.%Y %H:%M',
	'%d-%m-%Y %H:%M:%S',
	'%Y%m%d %H%M%S',
	'%Y%m%d'
] as const;

/** 31 December 2025, 23:59:58: no two of its numbers are alike. */
const PARTS: Readonly<Record<string, string>> = {
	Y: '2025',
	y: '25',
	m: '12',
	d: '31',
	H: '23',
	I: '11',
	M: '59',
	S: '58',
	p: 'PM',
	f: '123456',
	g: '123',
	z: '+0100',
	b: 'Dec',
	B: 'December',
	a: 'Wed',
	A: 'Wednesday',
	'%': '%'
};

/** What a time looks like that is written in a strptime pattern. */
export function exampleOf(pattern: string): string {
	return pattern.replace(/%-?([a-zA-Z%])/g, (part, letter: string) => PARTS[letter] ?? part);
}

/** Whether a pattern has the day and the month beside each other as numbers, so that either may come first. */
export function hasDayAndMonth(pattern: string): boolean {
	return /%-?[dm][/.-]%-?[dm]/.test(pattern);
}

/** The same pattern with day and month in the other order. */
export function swapDayAndMonth(pattern: string): string {
	return pattern.replace(/%(-?)([dm])([/.-])%(-?)([dm])/, '%$4$5$3%$1$2');
}

/** The day and the month (1 to 12) of a value that begins with both as numbers. */
export function dayAndMonth(
	value: string,
	pattern: string
): { readonly day: number; readonly month: number } | undefined {
	const numbers = /(\d{1,2})[/.-](\d{1,2})/.exec(value);
	if (numbers === null) return undefined;
	const [one, two] = [Number(numbers[1]), Number(numbers[2])];
	const dayFirst = pattern.search(/%-?d/) < pattern.search(/%-?m/);
	return dayFirst ? { day: one, month: two } : { day: two, month: one };
}
