import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { literal } from '$lib/sql/quote';
import { Lab } from '../../../../cli/golden/lab';
import { regexSyntax } from './regex-syntax';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

async function runs(pattern: string): Promise<boolean> {
	try {
		await lab.read(`select regexp_matches('a', ${literal(pattern)}) as found`);
		return true;
	} catch {
		return false;
	}
}

/** Pieces that make and break regular expressions. */
const PIECES = [
	...'aB9^$.|()[]{}*+?\\-,:é😀',
	...['(?:', '(?i)', '(?P<n>', '(?=', '(?<!', '[^', '[a-c]', '[c-a]', '[[:alpha:]]', '[[:x:]]'],
	...['{2}', '{2,1}', '{1,1001}', '{,3}', '\\d', '\\1', '\\pL', '\\p{Greek}', '\\p{Moon}', '\\x41'],
	...[
		'\\x{1F600}',
		'\\x4',
		'\\Q(\\E',
		'\\z',
		'\\Z',
		'\\k',
		'\\/',
		'(?i:',
		'(?-s)',
		'(?q)',
		'*?',
		'+?'
	]
];

describe('the check of regular expressions', () => {
	it('takes what the engine takes and refuses what it refuses', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }), {
					minLength: 100,
					maxLength: 100
				}),
				async (all) => {
					for (const pieces of all) {
						const pattern = pieces.join('');
						const { fault } = regexSyntax(pattern);
						expect([pattern, fault === undefined]).toEqual([pattern, await runs(pattern)]);
					}
				}
			),
			{ numRuns: 5, endOnFailure: true }
		);
	});

	it.each([
		['a(b', 'bracket'],
		['a)', 'bracket'],
		['[a', 'class'],
		['a\\1', 'escape'],
		['(?=a)', 'group'],
		['*a', 'nothing-to-repeat'],
		['[z-a]', 'range'],
		['a**', 'repeat'],
		['a{2,1}', 'repeat']
	])('says what is wrong with %s', (pattern, fault) => {
		expect(regexSyntax(pattern).fault).toBe(fault);
	});

	it('counts the groups that capture', () => {
		expect(regexSyntax('(a)(?:b)(?P<c>d)[(]\\(').groups).toBe(2);
	});
});
