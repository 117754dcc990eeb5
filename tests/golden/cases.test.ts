import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { beforeAll, expect, it } from 'vitest';
import { casesSchema } from '../../cli/golden/case';
import { agrees } from '../../cli/golden/compare';
import { namesOf } from '../../cli/golden/kind';
import { kindOf } from '../../cli/golden/kinds';
import { Lab } from '../../cli/golden/lab';

const text = await readFile(new URL('cases.json', import.meta.url), 'utf8');
const cases = v.parse(casesSchema, JSON.parse(text));

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

it.each(cases.map((one) => [`${one.id}: ${one.description}`, one] as const))(
	'%s',
	async (_, { expected, ...asked }) => {
		const answer = await kindOf(asked.kind)?.answer(asked, lab, namesOf(expected));
		await lab.forget();
		if (!agrees(expected, answer)) expect(answer).toEqual(expected);
		// And it is not answered by anything.
		expect(agrees(spoiled(expected), answer)).toBe(false);
	}
);

/** The same with one number or text of it changed. */
function spoiled(value: unknown): unknown {
	if (Array.isArray(value)) return [spoiled(value[0]), ...(value.slice(1) as unknown[])];
	if (typeof value === 'object' && value !== null) {
		const [[key, first] = ['', null], ...rest] = Object.entries(value).toReversed();
		return Object.fromEntries([...rest.toReversed(), [key, spoiled(first)]]);
	}
	return typeof value === 'number' ? value + 1 : `${String(value)}!`;
}
