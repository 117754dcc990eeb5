import { expect, it } from 'vitest';
import { readTruth } from './file';
import { scoreOf } from './score';

const bytes = (text: string) => new TextEncoder().encode(text);
const TYPES = ['customer', 'email', 'device'];

it('is read from a column for each type of identifier', () => {
	const text =
		'person,kind,customer_id,emails,shared_device\nP1,x,C1,a@x.org|b@x.org,\nP2,y,,"c@x.org",d-1\n';
	expect(readTruth(bytes(text), TYPES)).toEqual({
		identifiers: [
			{ person: 'P1', type: 'customer', value: 'C1' },
			{ person: 'P1', type: 'email', value: 'a@x.org' },
			{ person: 'P1', type: 'email', value: 'b@x.org' },
			{ person: 'P2', type: 'email', value: 'c@x.org' },
			{ person: 'P2', type: 'device', value: 'd-1' }
		],
		used: [
			{ heading: 'customer_id', type: 'customer' },
			{ heading: 'emails', type: 'email' },
			{ heading: 'shared_device', type: 'device' }
		],
		ignored: ['kind']
	});
});

it('is read from one identifier a line', () => {
	const text = 'person;id type;value\r\nP1;email;a@x.org\r\nP1;Device;d-1\r\nP2;shoe size;43\r\n';
	expect(readTruth(bytes(text), TYPES).identifiers).toEqual([
		{ person: 'P1', type: 'email', value: 'a@x.org' },
		{ person: 'P1', type: 'device', value: 'd-1' }
	]);
});

it('is met by pairs: counted by hand', () => {
	// True: {a b c} {d e}; found: {a b} {c d}, e nobody's.
	const judged = [
		{ person: 'one', found: 1 },
		{ person: 'one', found: 1 },
		{ person: 'one', found: 2 },
		{ person: 'two', found: 2 },
		{ person: 'two', found: null }
	];
	expect(scoreOf(judged)).toEqual({
		compared: 5,
		truePairs: 4,
		foundPairs: 2,
		rightPairs: 1,
		precision: 1 / 2,
		recall: 1 / 4,
		f1: 1 / 3
	});
	expect(scoreOf([])).toMatchObject({ precision: null, recall: null, f1: null });
});
