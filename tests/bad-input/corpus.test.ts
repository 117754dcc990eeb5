import { readFile, readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED } from './expected';
import { expectSentence } from './sentences';
import { Intake } from './take-in';

const folder = new URL('../fixtures/bad/files/', import.meta.url);
const names = await readdir(folder);

/** One for all: whatever a file does, the next must find it sound. */
let intake: Intake;
beforeAll(async () => {
	intake = await Intake.open();
});

const fileOf = async (name: string) =>
	new File([new Uint8Array(await readFile(new URL(name, folder)))], name);

describe('a bad file', () => {
	it('is expected to come to something', () => {
		expect(Object.keys(EXPECTED).sort()).toEqual(names.sort());
	});

	it.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
		const file = await fileOf(name);
		if ('error' in expected) {
			const error: unknown = await intake.drop(file).then(
				() => 'it was taken in',
				(cause: unknown) => cause
			);
			expectSentence(error, expected.error, expected.about ?? name);
		} else {
			const [taken] = await intake.drop(file);
			const { rows, rejects = [] } = expected;
			expect(taken?.rows).toEqual(rows);
			expect(taken?.rejects).toEqual(rejects);
			expect(taken?.counted).toEqual({ rows: rows.length, rejected: rejects.length });
		}
		expect(await intake.tables()).toEqual([]);
	});

	it('with headings twice, or none, has a heading for each column', async () => {
		const [taken] = await intake.drop(await fileOf('same-headings.csv'));
		expect(taken?.headings).toEqual([
			'customer',
			'time',
			'event',
			'column 4',
			'event',
			'EVENT',
			'column 7'
		]);
	});

	it('with a path that leads elsewhere keeps a name alone', async () => {
		const [taken] = await intake.drop(await fileOf('escape.zip'));
		expect(taken?.name).toBe('etc/events.csv');
	});
});
