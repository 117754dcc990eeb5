import { describe, expect, test } from 'vitest';
import {
	canEnd,
	needsZone,
	renameColumn,
	renameSource,
	setDecimal,
	setClock,
	setFixed,
	setRole,
	setTimeFormat,
	setTimeZone,
	setType
} from './edit-source';
import type { ColumnType, Role, Source } from './source';

const column = (name: string, role: Role, type: ColumnType = { type: 'text' }) => ({
	heading: name,
	name,
	type,
	role
});

const calls: Source = {
	id: 'calls',
	name: 'calls',
	files: [],
	read: { format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"', header: true, skip: 0 },
	columns: [
		column('began', { role: 'time' }, { type: 'time', format: 'iso', zone: 'Europe/Rome' }),
		column('ended', { role: 'attribute' }),
		column('caller', { role: 'identifier', identifier: 'phone' }),
		column('reason', { role: 'touchpoint' }),
		column('cost', { role: 'attribute' }, { type: 'number', decimal: ',' })
	],
	touchpoint: '',
	channel: 'phone'
};

const hints = { values: [] as string[], timeZone: 'Europe/Rome' };
const roles = (source: Source) => source.columns.map(({ role }) => role.role);

describe('the time', () => {
	const values = ['31/01/2024 10:00', '01/02/2024 11:30'];
	const moved = setRole(calls, 1, { role: 'time' }, { ...hints, values });

	test('is one column: the one before becomes an attribute', () => {
		expect(roles(moved)).toEqual(['attribute', 'time', 'identifier', 'touchpoint', 'attribute']);
		expect(moved.columns[0]!.type).toEqual(calls.columns[0]!.type);
	});

	test('is read in the format that its values have, in the zone of the notebook', () => {
		expect(moved.columns[1]!.type).toEqual({
			type: 'time',
			format: '%d/%m/%Y %H:%M',
			zone: 'Europe/Rome'
		});
	});

	test('that names its own offset needs no zone', () => {
		const named = { ...hints, values: ['2024-01-31T10:00:00+01:00'] };
		const { type } = setRole(calls, 1, { role: 'time' }, named).columns[1]!;
		expect(type).toEqual({ type: 'time', format: 'iso', zone: 'UTC' });
		expect(needsZone(type, named.values)).toBe(false);
		expect(needsZone(type, ['2024-01-31 10:00'])).toBe(true);
		expect(needsZone({ type: 'time', format: 'epoch-ms', zone: 'UTC' }, [])).toBe(false);
		expect(needsZone({ type: 'time', format: '%d/%m/%Y', zone: 'UTC' }, [])).toBe(true);
		expect(needsZone({ type: 'text' }, [])).toBe(false);
	});

	test('of values in no known format is taken for ISO, to be corrected', () => {
		const odd = setRole(calls, 3, { role: 'time' }, { ...hints, values: ['monday'] });
		expect(odd.columns[3]!.type).toMatchObject({ format: 'iso' });
		const mended = setTimeZone(setTimeFormat(odd, 3, '%A'), 3, 'UTC');
		expect(mended.columns[3]!.type).toEqual({ type: 'time', format: '%A', zone: 'UTC' });
	});

	test('given another type is the time no longer', () => {
		const text = setType(calls, 0, 'text', hints);
		expect(text.columns[0]).toMatchObject({ type: { type: 'text' }, role: { role: 'attribute' } });
	});
});

describe('types', () => {
	test('identifiers and labels are text', () => {
		for (const role of [
			{ role: 'identifier', identifier: 'customer' },
			{ role: 'touchpoint' },
			{ role: 'channel' }
		] as const) {
			expect(setRole(calls, 4, role, hints).columns[4]).toMatchObject({
				role,
				type: { type: 'text' }
			});
		}
	});

	test('an identifier that is made a number is an attribute', () => {
		const changed = setType(calls, 2, 'number', { ...hints, values: ['1.234,5', '2,5'] });
		expect(changed.columns[2]).toMatchObject({
			role: { role: 'attribute' },
			type: { type: 'number', decimal: ',' }
		});
		expect(setDecimal(changed, 2, '.').columns[2]!.type).toEqual({ type: 'number', decimal: '.' });
	});

	test('an ignored column keeps its type, so that it can be taken back', () => {
		const ignored = setRole(calls, 4, { role: 'ignore' }, hints);
		expect(ignored.columns[4]!.type).toEqual(calls.columns[4]!.type);
	});

	test('a zone or a decimal sign is only given to a column that has one', () => {
		expect(setTimeZone(calls, 3, 'UTC').columns[3]).toEqual(calls.columns[3]);
		expect(setDecimal(calls, 3, ',').columns[3]).toEqual(calls.columns[3]);
	});
});

describe('names', () => {
	test('are unique whatever their case, and never the name that tables keep', () => {
		expect(renameColumn(calls, 1, ' Reason ').columns[1]!.name).toBe('Reason (2)');
		expect(renameColumn(calls, 1, 'row').columns[1]!.name).toBe('row (2)');
		expect(renameColumn(calls, 1, 'end').columns[1]!.name).toBe('end');
	});

	test('that are empty change nothing, and the file keeps its heading', () => {
		expect(renameColumn(calls, 1, '  ')).toBe(calls);
		expect(renameColumn(calls, 1, 'end').columns[1]!.heading).toBe('ended');
	});
});

test('a source gets a number where its name is taken', () => {
	expect(renameSource(calls, ' chats ', ['mail']).name).toBe('chats');
	expect(renameSource(calls, 'chats', ['chats', 'chats 2']).name).toBe('chats 3');
	expect(renameSource(calls, ' ', [])).toBe(calls);
});

describe('the touchpoint', () => {
	test('of all rows is the name of the source once no column gives it', () => {
		expect(setRole(calls, 3, { role: 'attribute' }, hints).touchpoint).toBe('calls');
		expect(setFixed(setType(calls, 3, 'number', hints), 'touchpoint', ' ').touchpoint).toBe(
			'calls'
		);
	});

	test('that was written by hand stays, for the rows whose column is empty', () => {
		const fixed = setFixed(setRole(calls, 3, { role: 'ignore' }, hints), 'touchpoint', 'call');
		expect(setRole(fixed, 3, { role: 'touchpoint' }, hints).touchpoint).toBe('call');
	});

	test('may be left to the column, and the channel to nobody', () => {
		expect(setFixed(calls, 'touchpoint', '').touchpoint).toBe('');
		expect(setFixed(calls, 'channel', '').channel).toBe('');
	});
});

describe('an end', () => {
	test('is one only beside a time; without one it is the time', () => {
		expect(roles(setRole(calls, 1, { role: 'end' }, hints))[1]).toBe('end');
		expect(roles(setRole(calls, 0, { role: 'end' }, hints))[0]).toBe('time');
		expect([canEnd(calls, 0), canEnd(calls, 1)]).toEqual([false, true]);
	});
});

test('a date is read with the time of day of another column, or alone again', () => {
	const dated = setTimeFormat(calls, 0, '%d/%m/%Y');
	const together = setClock(dated, 0, 'Ora', { values: ['31/01/2024 10:00'], timeZone: 'UTC' });
	expect(together.columns[0]!.type).toEqual({
		type: 'time',
		format: '%d/%m/%Y %H:%M',
		zone: 'Europe/Rome',
		clock: 'Ora'
	});
	const alone = setClock(together, 0, undefined, { values: ['31/01/2024'], timeZone: 'UTC' });
	expect(alone.columns[0]!.type).toEqual({ type: 'time', format: '%d/%m/%Y', zone: 'Europe/Rome' });
});

test('a duration that is written as a span stays a text, any other becomes a number', () => {
	const role: Role = { role: 'duration', unit: 'min' };
	const typed = (values: string[]) =>
		setRole(calls, 3, role, { ...hints, values }).columns[3]!.type;
	expect(typed(['0:05:10', '12:30'])).toEqual({ type: 'text' });
	expect(typed(['5', '12,5'])).toEqual({ type: 'number', decimal: ',' });
});
