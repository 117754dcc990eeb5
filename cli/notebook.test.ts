import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './notebook';
import { folderOf, ran } from './testing';

const SHOP = `who,event,at
ann,home,2024-01-01 10:00:00
ann,pay,2024-01-01 10:05:00
bob,home,2024-01-01 10:00:00
`;

const column = (name: string, role: object, type: object = { type: 'text' }) => ({
	heading: name,
	name,
	type,
	role
});

/** Written by hand: settings that have defaults are left out. */
const notebook = (cells: readonly object[]) =>
	JSON.stringify({
		format: 'sentiero-notebook',
		version: 1,
		title: 'By hand',
		sources: [
			{
				id: 'shop',
				name: 'Web shop',
				read: { format: 'csv', delimiter: ',' },
				columns: [
					column('who', { role: 'identifier', identifier: 'user' }),
					column('event', { role: 'touchpoint' }),
					column('at', { role: 'time' }, { type: 'time', format: 'iso' })
				]
			}
		],
		cells
	});

const cell = (id: string, kind: string, spec: object = {}) => ({
	id,
	kind,
	name: `The ${id}`,
	spec
});

const WHOLE = [
	cell('people', 'identity'),
	cell('trips', 'journeys', { identity: 'people' }),
	cell('paths', 'paths', { journeys: 'trips' }),
	cell('words', 'markdown', { text: '# Hello' }),
	cell('table', 'sql', {
		sql: 'select event, count(*) as n from "Web shop" group by event order by event'
	})
];

let folder: Awaited<ReturnType<typeof folderOf>>;
beforeAll(async () => {
	folder = await folderOf({
		'shop.csv': SHOP,
		'more.csv': SHOP.replaceAll('ann', 'cem').replaceAll('bob', 'dana'),
		'whole.json': notebook(WHOLE),
		'oops.json': '{"format": ',
		'other.json': '{"hello": 1}',
		'setting.json': notebook([
			cell('trips', 'journeys', { identity: 'people', cut: { by: 'moon' } })
		]),
		'failing.json': notebook([
			cell('bad', 'sql', { sql: 'select 1,\n  nope\nfrom "Web shop"' }),
			cell('people', 'identity')
		]),
		'cycle.json': notebook([
			cell('a', 'sql', { sql: 'from "The b"' }),
			cell('b', 'sql', { sql: 'from "The a"' }),
			cell('people', 'identity')
		])
	});
});
afterAll(() => folder.remove());

const run = (name: string, ...more: string[]) => ran(main, ['run', folder.path(name), ...more]);
const shop = () => ['--data', `Web shop=${folder.path('shop.csv')}`];

interface Line {
	readonly id: string;
	readonly kind: string;
	readonly name: string;
	readonly key?: string;
	readonly result?: unknown;
	readonly error?: string;
}
const lines = (out: string) =>
	out
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);

describe('a notebook on files', () => {
	it('gives a line of JSON for each cell, and says how far it is on the other stream', async () => {
		const { code, out, err } = await run(
			'whole.json',
			...shop(),
			'--json',
			folder.path('out.json')
		);
		expect(code).toBe(0);
		const found = lines(out);
		expect(found.map(({ id, kind, name }) => [id, kind, name])).toEqual(
			WHOLE.map(({ id, kind, name }) => [id, kind, name])
		);
		const result = (id: string) => found.find((line) => line.id === id)?.result;
		expect(result('people')).toMatchObject({ interactions: 3, people: 2 });
		expect(result('trips')).toMatchObject({ journeys: 2, events: 3 });
		expect(result('paths')).toMatchObject({
			total: 2,
			links: [{ from: '1=home', to: '2=pay', count: 1, seconds: 300 }]
		});
		expect(result('words')).toBeNull();
		expect(result('table')).toMatchObject({
			rows: [
				['home', 2],
				['pay', 1]
			],
			total: 2
		});
		expect(err).toContain('The people: Web shop');
		expect(err).not.toContain('{');

		const whole = JSON.parse(await readFile(folder.path('out.json'), 'utf8')) as {
			title: string;
			cells: Line[];
		};
		expect(whole).toEqual({ title: 'By hand', cells: found });
	});

	it('reads several files of a source, given by its id', async () => {
		const data = ['shop.csv', 'more.csv'].map((name) => `--data=shop=${folder.path(name)}`);
		const { code, out } = await run('whole.json', ...data);
		expect(code).toBe(0);
		expect(lines(out)[0]?.result).toMatchObject({ interactions: 6, people: 4 });
	});
});

describe('a notebook that cannot run', () => {
	it.each([
		['missing', ['nowhere.json'], 2, /^The file .*nowhere\.json cannot be read: /],
		['not JSON', ['oops.json'], 1, /^This file is not JSON, so it cannot be a notebook\.$/],
		['something else', ['other.json'], 1, /^This file is not a Sentiero notebook\.$/],
		['set wrongly', ['setting.json'], 1, /^In the cell “The trips” .*“cut\.by” does not fit\.$/],
		['without data', ['whole.json'], 2, /^The source “Web shop” has no data\. Give it with --data/],
		[
			'with data of an unknown name',
			['whole.json', '--data', 'Shop=x.csv'],
			2,
			/^The notebook has no source “Shop”\. It has: Web shop\.$/
		],
		[
			'with data of no name',
			['whole.json', '--data', 'x.csv'],
			2,
			/^--data wants NAME=PATH, not “x\.csv”\.$/
		],
		[
			'with data that is not there',
			['whole.json', '--data', 'shop=nowhere.csv'],
			2,
			/^The file nowhere\.csv cannot be read: /
		],
		[
			'with an unknown option',
			['whole.json', '--color', 'red'],
			2,
			/^There is no option --color\./
		],
		['with an option of no value', ['whole.json', '--data'], 2, /^--data needs a value\.$/]
	])('because it is %s, is told in a sentence', async (_, [name = '', ...more], code, sentence) => {
		const ended = await run(name, ...more);
		expect(ended).toMatchObject({ code, out: '' });
		expect(ended.err.trim()).toMatch(sentence);
		expect(ended.err.trim().split('\n').length).toBe(1);
	});

	it('without a command shows how it is used', async () => {
		const { code, out, err } = await ran(main, []);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain('npm run notebook -- run FILE');
	});
});

describe('a cell that fails', () => {
	it('says where in the user’s text, and the others run all the same', async () => {
		const { code, out, err } = await run('failing.json', ...shop());
		expect(code).toBe(1);
		const [bad, people] = lines(out);
		expect(bad?.error).toMatch(/^Line 2, column 3: .*"nope"/);
		expect(bad?.result).toBeUndefined();
		expect(people?.result).toMatchObject({ people: 2 });
		expect(err).toContain('The cell “The bad” failed. Line 2, column 3: ');
	});

	it('because it depends on itself names the circle', async () => {
		const { code, out } = await run('cycle.json', ...shop());
		expect(code).toBe(1);
		const [a, b, people] = lines(out);
		expect(a?.error).toContain('The a → The b → The a');
		expect(b?.error).toContain('The b → The a → The b');
		expect(people?.result).toMatchObject({ people: 2 });
	});
});
