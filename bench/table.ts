import type { Comparison, Figures } from './figures';

const HEADINGS = ['work', 'browser', 'native', 'ratio', 'browser min–max', 'native min–max'];

/** The comparisons as lines of text, columns aligned: names to the left, figures to the right. */
export function tableOf(comparisons: readonly Comparison[]): string {
	const lines = [HEADINGS, ...comparisons.map(cells)];
	const widths = HEADINGS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
	return lines
		.map((line) =>
			line
				.map((cell, at) =>
					at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
				)
				.join('  ')
		)
		.join('\n');
}

/** One comparison, for who waits for the table. */
export function lineOf({ name, browser, native, ratio }: Comparison): string {
	return `${name}: ${milliseconds(browser.median)} ms, native ${milliseconds(native.median)} ms, ratio ${ratio.toFixed(2)}`;
}

function cells({ name, browser, native, ratio }: Comparison): string[] {
	return [
		name,
		`${milliseconds(browser.median)} ms`,
		`${milliseconds(native.median)} ms`,
		ratio.toFixed(2),
		spread(browser),
		spread(native)
	];
}

function spread({ min, max }: Figures): string {
	return `${milliseconds(min)}–${milliseconds(max)}`;
}

function milliseconds(value: number): string {
	return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
