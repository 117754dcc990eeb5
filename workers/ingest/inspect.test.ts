import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { proposeSource } from '$lib/import/propose';
import type { CsvRead } from '$lib/import/source';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { inspect } from './inspect';
import { preview } from './preview';
import { CALM, QUIET } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const look = (bytes: string | Uint8Array<ArrayBuffer>, read?: Partial<CsvRead>, name = 'x.csv') =>
	inspect(db, CALM, { blob: new File([bytes], name) }, read, QUIET);

/** What a file is taken for, and how its first records come out, with no hand laid on it. */
async function understand(bytes: Uint8Array<ArrayBuffer>, fileName: string) {
	const inspection = await look(bytes, undefined, fileName);
	const options = { fileName, timeZone: 'Europe/Rome', takenIds: [], takenNames: [] };
	const { source, doubts } = proposeSource(inspection, options);
	const shown = await preview(db, CALM, source, { blob: new Blob([bytes]) });
	const roles = Object.fromEntries(
		source.columns
			.filter(({ role }) => role.role !== 'attribute')
			.map(({ name, role }) => [name, role.role === 'identifier' ? role.identifier : role.role])
	);
	const types = Object.fromEntries(
		source.columns
			.filter(({ type }) => type.type !== 'text')
			.map(({ name, type }) => [
				name,
				type.type === 'time'
					? `${type.format} ${type.zone}`
					: type.type === 'number'
						? type.decimal
						: type.type
			])
	);
	return { inspection, source, doubts, shown, roles, types };
}

describe('the first look at a file', () => {
	it('finds encoding, delimiter, headings and the first records', async () => {
		const latin = new Uint8Array([
			...Buffer.from('Nome;Citt', 'latin1'),
			0xe0,
			...Buffer.from(';\r\nAnna;"Ro;ma";1,5\r\n\r\nIvo;;2,5\r\n')
		]);
		expect(await look(latin)).toMatchObject({
			size: latin.length,
			read: { encoding: 'windows-1252', delimiter: ';', quote: '"', header: true, skip: 0 },
			headings: ['Nome', 'Città', 'column 3'],
			rows: [
				['Anna', 'Ro;ma', '1,5'],
				['Ivo', null, '2,5']
			]
		});
	});

	it.each(['utf-16le', 'utf-16be'] as const)(
		'reads %s with and without its mark',
		async (encoding) => {
			for (const mark of ['\ufeff', '']) {
				const bytes = new Uint8Array(Buffer.from(`${mark}a\tb\n1\té€\n`, 'utf16le'));
				if (encoding === 'utf-16be') Buffer.from(bytes.buffer).swap16();
				expect(await look(bytes)).toMatchObject({
					read: { encoding, delimiter: '\t' },
					headings: ['a', 'b'],
					rows: [['1', 'é€']]
				});
			}
		}
	);

	it('passes over title lines', async () => {
		expect(await look('Report of May\n\nuser,at\nu1,2024-05-01\nu2,2024-05-02\n')).toMatchObject({
			read: { skip: 2, header: true },
			headings: ['user', 'at'],
			rows: [
				['u1', '2024-05-01'],
				['u2', '2024-05-02']
			]
		});
	});

	it('is not confused by decimal commas, nor by commas in texts', async () => {
		expect((await look('a;b\n1,5;2,5\n3,5;4,5\n')).read).toHaveProperty('delimiter', ';');
		expect((await look('1,5;2,5\n3,5;4,5\n')).read).toMatchObject({
			delimiter: ';',
			header: false
		});
		expect((await look('a|b\nx, y|1\nz, w|2\n')).read).toHaveProperty('delimiter', '|');
	});

	it('finds rare delimiters and single quotes', async () => {
		expect((await look('a^b\n1^2\n3^4\n')).read).toHaveProperty('delimiter', '^');
		expect(await look("a,b\n'x,y',1\n'z,w',2\n")).toMatchObject({
			read: { delimiter: ',', quote: "'" },
			rows: [
				['x,y', '1'],
				['z,w', '2']
			]
		});
	});

	it('takes what is given in place of what it would find', async () => {
		const found = await look('a;b\n1;2\n', { header: false, delimiter: ';', skip: 1 });
		expect(found.read).toMatchObject({ header: false, skip: 1 });
		expect(found).toMatchObject({ headings: ['column 1', 'column 2'], rows: [['1', '2']] });
	});

	it('leaves a file of one column as it is', async () => {
		expect(await look('2024-01-01 10:00\n2024-01-02 11:00\n')).toMatchObject({
			headings: ['column 1'],
			read: { header: false }
		});
	});

	it.each([
		['', 'file-empty'],
		['\n \n\n', 'file-empty'],
		['PK\x03\x04 and so on', 'file-not-text'],
		['a,b\x00\x01\x02\n', 'file-not-text']
	])('refuses %j as %s, and names the file', async (text, code) => {
		await expect(look(text)).rejects.toMatchObject({ code, file: 'x.csv' });
	});

	it('stops when it is told to', async () => {
		const stop = new AbortController();
		stop.abort(new Error('enough'));
		const blob = new Blob(['a,b\n1,2\n']);
		await expect(inspect(db, stop.signal, { blob }, undefined, QUIET)).rejects.toThrow('enough');
	});
});

describe('a mapping proposed with no hand laid on it', () => {
	const cases = process.env.SENTIERO_CASES ?? '';
	const open = (file: string) => readFile(join(cases, 'data', file));
	const given = cases !== '' && existsSync(join(cases, 'data'));

	it.skipIf(!given)(
		'reads a shop export (skipped where SENTIERO_CASES names no folder)',
		async () => {
			const bytes = new Uint8Array(gunzipSync(await open('ecom.csv.gz')));
			const { roles, types, source, shown } = await understand(bytes, 'ecom.csv');
			expect(roles).toEqual({ user_id: 'user', event: 'touchpoint', timestamp: 'time' });
			expect(types).toEqual({ timestamp: 'iso Europe/Rome' });
			expect(source).toMatchObject({ id: 'ecom', touchpoint: '', channel: 'web' });
			expect(shown).toMatchObject({ looked: 2000, whole: false, rejected: [], unreadable: [] });
		}
	);

	it.skipIf(!given)(
		'reads a hospital log (skipped where SENTIERO_CASES names no folder)',
		async () => {
			const bytes = new Uint8Array(await open('patients.csv'));
			const { roles, types, shown } = await understand(bytes, 'patients.csv');
			expect(roles).toEqual({ patient: 'customer', handling: 'touchpoint', time: 'time' });
			expect(types).toMatchObject({ time: 'iso UTC' });
			expect(shown).toMatchObject({ looked: 2000, rejected: [], unreadable: [] });
		}
	);

	const samples = new URL('../../sample-data/', import.meta.url).pathname;
	const expected: Record<string, Record<string, string>> = {
		'web-events.csv': {
			timestamp: 'time',
			cookie_id: 'cookie',
			user_email: 'email',
			event: 'touchpoint',
			order_value: 'value'
		},
		'app-events.csv': {
			event_time: 'time',
			device_id: 'device',
			customer_id: 'customer',
			event_name: 'touchpoint'
		},
		'contact-centre-calls.csv': {
			'Data ora': 'time',
			'Numero chiamante': 'phone',
			'Codice cliente': 'customer',
			Motivo: 'touchpoint',
			'Durata (min)': 'duration',
			Costo: 'cost'
		},
		'email-campaign.csv': {
			sent_at: 'time',
			email: 'email',
			customer_id: 'customer',
			action: 'touchpoint'
		},
		'shop-receipts.csv': {
			'Data e ora': 'time',
			'Numero carta': 'card',
			'Email scontrino': 'email',
			Importo: 'value'
		},
		'survey.csv': {
			answered_at: 'time',
			email: 'email',
			phone: 'phone',
			nps: 'score',
			csat: 'score',
			comment: 'comment'
		},
		'chat-transcripts.csv': {
			created_at: 'time',
			cookie_id: 'cookie',
			customer_email: 'email',
			event: 'touchpoint',
			ticket_id: 'case',
			message: 'comment'
		}
	};
	const channels: Record<string, string> = {
		'web-events.csv': 'web',
		'app-events.csv': 'app',
		'contact-centre-calls.csv': 'phone',
		'email-campaign.csv': 'email',
		'shop-receipts.csv': 'store',
		'survey.csv': 'survey',
		'chat-transcripts.csv': 'chat'
	};
	it.each(Object.keys(expected))('reads the sample %s', async (file) => {
		expect(await readdir(samples)).toContain(file);
		const { roles, source, shown } = await understand(
			new Uint8Array(await readFile(join(samples, file))),
			file
		);
		expect(roles).toEqual(expected[file]);
		expect(source.channel).toBe(channels[file]);
		expect(shown.unreadable).toEqual([]);
		expect(shown.interactions.length).toBeGreaterThan(40);
	});
});
