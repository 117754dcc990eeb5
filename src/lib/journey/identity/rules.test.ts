import { beforeAll, describe, expect, it } from 'vitest';
import { literal } from '$lib/sql/quote';
import type { Database } from '$workers/database';
import { openDatabase } from '$workers/duckdb-node';
import { valueOf } from '$workers/ingest/testing';
import { isJunk, normalised, ruleOf } from './rules';

let db: Database;
beforeAll(async () => {
	db = await openDatabase();
});

const value = (sql: string) => valueOf(db, sql);

const phone = (text: string, country: string) =>
	value(normalised(literal(text), ruleOf({}, 'phone'), country));

describe('phone numbers', () => {
	it.each([
		'3331234567',
		'+39 333 1234567',
		'+393331234567',
		'tel:+393331234567',
		'00393331234567',
		'333 1234567',
		'333-1234567',
		'(333) 123.45.67',
		'0039 333 1234567'
	])('written %s are one Italian number', async (text) => {
		expect(await phone(text, '39')).toBe('393331234567');
	});

	it('keep the leading zero of an Italian landline', async () => {
		expect(await phone('06 1234567', '39')).toBe('39061234567');
		expect(await phone('+39 06 1234567', '39')).toBe('39061234567');
	});

	it('lose the trunk zero elsewhere', async () => {
		expect(await phone('030 1234567', '49')).toBe('49301234567');
		expect(await phone('+49 30 1234567', '49')).toBe('49301234567');
	});

	it.each(['0', '(0)', '000', '+0', '-'])(
		'are none where there are only zeros: %s',
		async (text) => {
			for (const country of ['39', '44']) expect(await phone(text, country)).toBe('');
		}
	);

	it('compare by digits where no country is assumed', async () => {
		expect(await phone('+39 333 1234567', '')).toBe('393331234567');
		expect(await phone('0039 333 1234567', '')).toBe('393331234567');
		expect(await phone('333 1234567', '')).toBe('3331234567');
	});
});

describe('e-mail addresses', () => {
	it('are one whatever their case', async () => {
		expect(await value(normalised("'Ann.Lee@Example.ORG'", ruleOf({}, 'email'), ''))).toBe(
			'ann.lee@example.org'
		);
	});
});

describe('junk', () => {
	const junk = (text: string, more: string[] = []) =>
		value(isJunk(literal(text), { ...ruleOf({}, 'email'), junk: more }));

	it.each([
		'',
		'unknown',
		'UNKNOWN',
		'null',
		'N/D',
		'n.d.',
		'test@test.it',
		'Test@x.org',
		'0',
		'0000000000',
		'000-000',
		'(00) 00'
	])('is %j', async (text) => expect(await junk(text)).toBe(true));

	it.each(['ann@x.org', 'contest@x.org', '3331234567', '00100', 's', '10', 'None of us'])(
		'is not %j',
		async (text) => expect(await junk(text)).toBe(false)
	);

	it('is what the user adds', async () => {
		expect(await junk('shop@x.org', ['shop@x.org'])).toBe(true);
	});
});

describe('the rule of a type', () => {
	it('is the type’s own unless the user says otherwise', () => {
		expect(ruleOf({}, 'device').strength).toBe('shared');
		expect(ruleOf({ device: { strength: 'own' } }, 'device').strength).toBe('own');
		expect(ruleOf({ email: { strength: 'shared' } }, 'email').normalise).toBe('lower');
		expect(ruleOf({ device: { cap: null } }, 'device').cap).toBeNull();
		expect(ruleOf({ customer: { priority: 2 } }, 'customer').priority).toBe(2);
	});

	it('is unique and as written for a type that nobody knows', () => {
		expect(ruleOf({}, 'loyalty')).toEqual({
			normalise: 'none',
			strength: 'own',
			junk: [],
			cap: 100,
			priority: 0
		});
	});
});
