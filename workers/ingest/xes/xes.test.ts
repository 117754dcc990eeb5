import { beforeAll, describe, expect, it } from 'vitest';
import { proposeSource } from '$lib/import/propose';
import type { Source } from '$lib/import/source';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { inspect } from '../inspect';
import { locate } from '../locate';
import { CALM, QUIET, fileOf, loaded, textColumn } from '../testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const LOG = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by us -->
<log xes.version="1849.2016" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
	<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
	<global scope="trace"><string key="kind" value="usual"/></global>
	<global scope="event"><string key="org:resource" value="nobody"/></global>
	<classifier name="Activity" keys="concept:name"/>
	<string key="concept:name" value="the log"/>
	<trace>
		<string key="concept:name" value="case &amp; 1"/>
		<event>
			<string key="concept:name" value="register"/>
			<date key="time:timestamp" value="2024-03-01T10:00:00.000+01:00"/>
			<string key="org:resource" value="Pète"><string key="dept" value="A"/></string>
			<int key="cost" value="12345678901234567890"/>
		</event>
		<event>
			<string key="concept:name" value="decide"/>
			<date key="time:timestamp" value="2024-03-01T11:00:00.000+01:00"/>
			<boolean key="ok" value="true"/>
			<list key="items"><values><string key="item" value="x"/><string key="item" value="y"/></values></list>
			<container key="at"><float key="lat" value="1.50"/></container>
		</event>
	</trace>
	<trace>
		<string key="concept:name" value="2"/>
		<string key="kind" value="odd"/>
		<event><string key="concept:name" value="&#x61;&lt;"/><string key="note" value=""/></event>
	</trace>
</log>
`;

const look = (text: string) =>
	inspect(db, CALM, { blob: new File([text], 'x.xes') }, undefined, QUIET);

async function table(text: string) {
	const { read, headings, rows: first } = await look(text);
	const source: Source = {
		id: 's',
		name: 's',
		files: [{ name: 'x.xes', size: 0, hash: 'h' }],
		read,
		columns: headings.map(textColumn),
		touchpoint: '',
		channel: ''
	};
	const { rows, rejects } = await loaded(db, source, [fileOf(text)]);
	const values = rows.map((row) => headings.map((heading) => row[heading] ?? null));
	expect(values.slice(0, 1000)).toEqual(first);
	const records = values.map((row) =>
		Object.fromEntries(headings.flatMap((name, i) => (row[i] === null ? [] : [[name, row[i]]])))
	);
	return {
		source,
		headings,
		records,
		rejects: rejects.map(({ line, reason }) => [line, reason])
	};
}

describe('an event log', () => {
	it('has a row an event, with the attributes of its case', async () => {
		const { records, rejects, source } = await table(LOG);
		expect(source.read).toEqual({ format: 'xes', encoding: 'utf-8' });
		expect(rejects).toEqual([]);
		expect(records).toEqual([
			{
				'case:kind': 'usual',
				'case:concept:name': 'case & 1',
				'concept:name': 'register',
				'time:timestamp': '2024-03-01T10:00:00.000+01:00',
				'org:resource': 'Pète',
				'org:resource.dept': 'A',
				cost: '12345678901234567890'
			},
			{
				'case:kind': 'usual',
				'case:concept:name': 'case & 1',
				'concept:name': 'decide',
				'time:timestamp': '2024-03-01T11:00:00.000+01:00',
				'org:resource': 'nobody',
				ok: 'true',
				'items.item': '["x","y"]',
				'at.lat': '1.50'
			},
			{
				'case:kind': 'odd',
				'case:concept:name': '2',
				'concept:name': 'a<',
				'org:resource': 'nobody'
			}
		]);
	});

	it('is proposed with its case, activity and time', async () => {
		const inspection = await look(LOG);
		const options = { fileName: 'log.xes', timeZone: 'UTC', takenIds: [], takenNames: [] };
		const { source } = proposeSource(inspection, options);
		const role = (name: string) => source.columns.find((c) => c.name === name)?.role.role;
		expect(role('time:timestamp')).toBe('time');
		expect(role('concept:name')).toBe('touchpoint');
	});

	it.each([200, 300, LOG.indexOf('decide'), LOG.indexOf('</trace>'), LOG.length - 5])(
		'that breaks off at %d gives what comes before, and says so',
		async (at) => {
			const cut = LOG.slice(0, at);
			const whole = cut.split('</event>').length - 1;
			if (whole === 0) {
				await expect(look(cut)).rejects.toMatchObject({ file: 'x.xes' });
				return;
			}
			const { records, rejects } = await table(cut);
			expect(records).toHaveLength(whole);
			expect(rejects).toEqual([[whole + 1, 'xml']]);
		}
	);

	it('knows where its events are', async () => {
		const { source } = await table(LOG);
		const places = await locate(db, CALM, source, [fileOf(LOG)], [0, 2]);
		expect(places).toEqual([
			{ file: 0, line: 1 },
			{ file: 0, line: 3 }
		]);
	});

	it('expands no entity of its own, however many', async () => {
		const entities = Array.from(
			{ length: 20 },
			(_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`
		).join('');
		const bomb = `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY e0 "ha">${entities}]><log><trace><event><string key="a" value="fine"/></event><event><string key="a" value="&e20;"/></event></trace></log>`;
		const { records, rejects } = await table(bomb);
		expect(records).toEqual([{ a: 'fine' }]);
		expect(rejects).toEqual([[2, 'xml']]);
	});

	it('may not be nested without end, nor have columns without end', async () => {
		const deep = `<log><trace><event><string key="a" value="1"/></event><event>${'<list key="l">'.repeat(5000)}`;
		expect((await table(deep)).rejects).toEqual([[2, 'xml']]);
		const wide = Array.from({ length: 5001 }, (_, i) => `<int key="k${i}" value="1"/>`).join('');
		await expect(look(`<log><trace><event>${wide}</event></trace></log>`)).rejects.toMatchObject({
			code: 'file-too-wide'
		});
	});

	it('without events is empty', async () => {
		const code = { code: 'file-empty', file: 'x.xes' };
		await expect(look('<log></log>')).rejects.toMatchObject(code);
		await expect(
			look('<log><trace><string key="a" value="b"/></trace></log>')
		).rejects.toMatchObject(code);
	});
});
