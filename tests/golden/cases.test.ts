import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { casesSchema } from '../../cli/golden/case';
import { judge } from '../../cli/golden/judge';
import { Lab } from '../../cli/golden/lab';

const text = await readFile(new URL('cases.json', import.meta.url), 'utf8');
const cases = v.parse(casesSchema, JSON.parse(text));

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

describe('worked cases', () => {
	it.each(cases.map((one) => [`${one.id}: ${one.description}`, one] as const))(
		'%s',
		async (_, one) => expect(await judge(lab, one)).toEqual({ is: 'ok' })
	);

	it.each(cases.map((one) => [one.id, one] as const))(
		'%s is not answered by anything',
		async (_, one) => {
			const expected = spoiled(one.expected) as typeof one.expected;
			expect(await judge(lab, { ...one, expected })).toMatchObject({ is: 'differs' });
		}
	);
});

/** The same with one number or text of it changed. */
function spoiled(value: unknown): unknown {
	if (Array.isArray(value)) return [spoiled(value[0]), ...(value.slice(1) as unknown[])];
	if (typeof value === 'object' && value !== null) {
		const [[key, first] = ['', null], ...rest] = Object.entries(value).toReversed();
		return Object.fromEntries([...rest.toReversed(), [key, spoiled(first)]]);
	}
	return typeof value === 'number' ? value + 1 : `${String(value)}!`;
}
