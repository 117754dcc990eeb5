import { describe, expect, test } from 'vitest';
import { applyMapping, mappingOf } from './mapping';
import { mappingFileName, parseMapping, writeMapping } from './mapping-file';
import { signatureOf } from './mapping-signature';
import type { Role, Source, SourceColumn } from './source';

const column = (heading: string, role: Role, name = heading): SourceColumn => ({
	heading,
	name,
	type: { type: 'text' },
	role
});
const ATTRIBUTE: Role = { role: 'attribute' };

const calls: Source = {
	id: 'calls',
	name: 'calls',
	files: [{ name: 'calls.csv', size: 1, hash: 'h' }],
	read: { format: 'csv', encoding: 'utf-8', delimiter: ';', quote: '"', header: true, skip: 0 },
	columns: [
		{
			heading: 'Data',
			name: 'when',
			type: { type: 'time', format: '%d/%m/%Y %H:%M', zone: 'Europe/Rome', clock: 'Ora' },
			role: { role: 'time' }
		},
		column('Ora', { role: 'ignore' }),
		column('Cliente', { role: 'identifier', identifier: 'customer' }),
		column('Voto', { role: 'score', scale: 'csat', from: 1, to: 5 }, 'csat'),
		column('Voto', { role: 'score', scale: 'nps', from: 0, to: 10 }, 'nps')
	],
	touchpoint: 'call',
	channel: 'phone'
};

/** The same columns as they come, with these headings. */
const fresh = (...headings: string[]): Source => ({
	...calls,
	id: 'may',
	name: 'may',
	files: [],
	columns: headings.map((heading) => column(heading, ATTRIBUTE)),
	touchpoint: 'may',
	channel: ''
});

describe('a mapping', () => {
	test('is applied by heading, whatever the order and the case', () => {
		const may = fresh('VOTO ', 'cliente', 'data', 'ora', 'Voto', 'Note');
		const { source, matched, missing } = applyMapping(mappingOf(calls), may);
		expect({ matched, missing }).toEqual({ matched: 5, missing: [] });
		expect(source).toMatchObject({ id: 'may', name: 'may', files: [] });
		expect([source.touchpoint, source.channel]).toEqual(['call', 'phone']);
		expect(source.columns.map(({ name, role }) => [name, role])).toEqual([
			['csat', { role: 'score', scale: 'csat', from: 1, to: 5 }],
			['Cliente', { role: 'identifier', identifier: 'customer' }],
			['when', { role: 'time' }],
			['Ora', { role: 'ignore' }],
			['nps', { role: 'score', scale: 'nps', from: 0, to: 10 }],
			['Note', ATTRIBUTE]
		]);
		expect(source.columns[0]!.heading).toBe('VOTO ');
		expect(source.columns[2]!.type).toMatchObject({ clock: 'ora' });
	});

	test('says what the file lacks, and reads the date alone where its time of day is not there', () => {
		const { source, matched, missing } = applyMapping(mappingOf(calls), fresh('Data', 'Cliente'));
		expect({ matched, missing }).toEqual({ matched: 2, missing: ['Ora', 'Voto', 'Voto'] });
		expect(source.columns[0]!.type).not.toHaveProperty('clock');
	});

	test('makes no other column the time, and no two columns of one name', () => {
		const timed = fresh('Data', 'when');
		timed.columns[1] = { ...timed.columns[1]!, role: { role: 'time' } };
		const { source } = applyMapping(mappingOf(calls), timed);
		expect(source.columns.map(({ name, role }) => [name, role.role])).toEqual([
			['when', 'time'],
			['when (2)', 'attribute']
		]);
	});

	test('leaves no source without a touchpoint', () => {
		const bare = { ...mappingOf(calls), touchpoint: '' };
		expect(applyMapping(bare, fresh('Data')).source.touchpoint).toBe('may');
	});
});

describe('the signature of a layout', () => {
	test('knows neither order nor case, but every heading and the format', () => {
		const signature = signatureOf('csv', ['a', 'B', 'b ']);
		expect(signatureOf('csv', ['b', ' A', 'B'])).toBe(signature);
		expect(signatureOf('csv', ['a', 'b'])).not.toBe(signature);
		expect(signatureOf('xlsx', ['a', 'B', 'b'])).not.toBe(signature);
	});
});

describe('a mapping in a file', () => {
	const text = writeMapping(mappingOf(calls));

	test('comes back as it was, and can be read by people', () => {
		expect(parseMapping(text)).toEqual(mappingOf(calls));
		expect(text).toContain('\t\t\t"heading": "Cliente",\n');
		expect(parseMapping(`\ufeff${text}`)).toEqual(mappingOf(calls));
	});

	test('is named after its source', () => {
		expect(mappingFileName('calls 2024')).toBe('calls-2024.mapping.json');
		expect(mappingFileName('a:b')).toBe('a-b.mapping.json');
	});

	test.each([
		['{', 'not-json', ''],
		['[]', 'other-file', ''],
		['{"format":"sentiero-notebook","version":1}', 'other-file', ''],
		['{"format":"sentiero-mapping","version":2}', 'newer', ''],
		[text.replace('"scale": "csat"', '"scale": "stars"'), 'invalid', 'columns.3.role.scale'],
		[text.replace('"columns"', '"rows"'), 'invalid', 'columns'],
		[text.replace('Europe/Rome', 'Europe/Atlantis'), 'zone', 'Europe/Atlantis']
	])('is refused where it is none: %#', (broken, code, detail) => {
		expect(() => parseMapping(broken)).toThrow(expect.objectContaining({ code, detail }));
	});
});
