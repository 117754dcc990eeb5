import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, difference, linear, type Sight } from './color-measure';

const css = readFileSync(new URL('color.css', import.meta.url), 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
		([, name = '', light = '', dark = '']) => [name, { light, dark }] as const
	)
);
const papers = ['paper', 'paper-sunk', 'paper-raised'];
const hues = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `hue-${n}`);
const outcomes = ['outcome-success', 'outcome-failure', 'outcome-abandoned', 'outcome-open'];
const sights: Sight[] = ['full', 'protan', 'deutan', 'tritan'];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
	const colour = (name: string) => {
		const token = tokens.get(name);
		if (!token) throw new Error(`No colour is called ${name}`);
		return linear(token[theme]);
	};

	test.each(['ink', 'ink-soft', 'ink-faint', 'accent', 'danger', 'warn'])(
		'%s is read on every paper',
		(name) => {
			for (const paper of papers) {
				expect(contrast(colour(name), colour(paper)), paper).toBeGreaterThanOrEqual(4.5);
			}
		}
	);

	test.each([
		['accent-ink', 'accent'],
		['danger-ink', 'danger'],
		['accent', 'accent-wash'],
		['danger', 'danger-wash'],
		['warn', 'warn-wash'],
		['ink', 'danger-wash'],
		['ink-soft', 'accent-wash'],
		['ink', 'selection']
	])('%s is read on %s', (text, ground) => {
		expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
	});

	test.each([...hues, ...outcomes, 'mark', 'rule-strong', 'focus'])(
		'%s is seen on the page',
		(name) => {
			expect(contrast(colour(name), colour('paper'))).toBeGreaterThanOrEqual(3);
		}
	);

	// 0.02 in OKLab is about the smallest difference seen side by side; marks lie apart, so more is asked.
	test.each(sights)('channels are told apart with %s sight', (sight) => {
		for (const [index, hue] of hues.entries()) {
			for (const other of hues.slice(0, index)) {
				expect(difference(colour(hue), colour(other), sight), `${hue} ${other}`).toBeGreaterThan(
					0.085
				);
			}
		}
	});

	test.each(sights)('success and failure are told apart with %s sight', (sight) => {
		const apart = difference(colour('outcome-success'), colour('outcome-failure'), sight);
		expect(apart).toBeGreaterThan(0.1);
	});
});
