import { expect, test } from 'vitest';
import { spokenOf } from './known-columns';

const names = ['web events', 'events', 'people', 'paths'];

test.each([
	['select * from people', ['people']],
	['SELECT * FROM "Web Events" w', ['web events', 'events']],
	['select people_count from paths2', []],
	['select p. from paths as p join people', ['people', 'paths']],
	['', []]
])('%s speaks of %j', (text, expected) => {
	expect(spokenOf(text, names)).toEqual(expected);
});
