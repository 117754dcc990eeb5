import { expect, test } from 'vitest';
import { formats, translate } from '$lib/messages';
import { shop } from './cases';
import { FRAME } from './frame';
import { layoutSankey } from './layout';
import { find } from './navigate';
import { linkRows } from './table';
import { detailsOf, nameOf } from './wording';

const english = { t: translate('en'), formats: formats('en') };
const italian = { t: translate('it'), formats: formats('it') };
const layout = layoutSankey(shop, { ...FRAME, width: 900 });

function said(key: string, words = english): string {
	const target = find(layout, key);
	if (!target) throw new Error(`Nothing is called ${key}`);
	return detailsOf(target, shop.total, words);
}

test('a node tells who reached it, went on and ended, and leaves out what is nothing', () => {
	expect(said('2:cart')).toBe(
		'cart at step 2: 50 reached, 30 went on (60.0%), 20 ended here (40.0%).'
	);
	expect(said('3:order')).toBe(
		'order at step 3: 36 reached, 30 ended here (83.3%), 6 go on past the last step shown.'
	);
	expect(said('1:other')).toBe('Other (3) at step 1: 20 reached, 20 went on (100.0%).');
	expect(said('2:cart', italian)).toBe(
		'cart al passo 2: raggiunto da 50, proseguono 30 (60,0%), finiscono qui 20 (40,0%).'
	);
});

test('a band tells its share of its source and of all, and how long it took', () => {
	expect(said('["1:home","2:cart"]')).toBe(
		'home → cart, step 1: 25 took it, 50.0% of those at home, 25.0% of all; after 1 min 30 s on average.'
	);
});

test('names are short and have no numbers but the step', () => {
	const target = find(layout, '3:other');
	expect(target && nameOf(target, english)).toBe('Other (1), step 3');
});

test('the table has the same shares as the picture', () => {
	const row = linkRows(shop).find(({ from, to }) => from === '1:home' && to === '2:cart');
	expect(row).toMatchObject({ shareOfSource: 0.5, shareOfAll: 0.25, seconds: 90 });
});
