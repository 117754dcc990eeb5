import { expect, it } from 'vitest';
import { isLines } from './detect';

const records = Array.from({ length: 30 }, (_, i) => `{"a":${i}}`);

it.each([
	[records.join('\n'), true],
	[records.join(',\n'), true],
	[`{"a":\n${records.join('\n')}`, true],
	['{"a":1}', true],
	[`{"data":[${records.join(',\n')}]}`, false],
	[`{"data":[\n${records.join(',\n')}\n]}`, false],
	['{"data":[\n{"a":1}\n]}', false],
	['{\n"a":1\n}\n{\n"a":2\n}', false]
])('%j: one record a line? %j', (text, expected) => {
	expect(isLines(text, true)).toBe(expected);
});
