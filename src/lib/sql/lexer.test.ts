import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodePlatform } from '$workers/duckdb-node';
import { tokens } from './lexer';

const read = (sql: string) => tokens(sql).map(({ kind, text }) => `${kind} ${text}`);

describe('tokens', () => {
	it('are words, names, texts, numbers and symbols', () => {
		expect(read(`select "a ""b""", 'it''s', 12.5e3 from tränk_1`)).toEqual([
			'word select',
			'quoted a "b"',
			'symbol ,',
			`string it's`,
			'symbol ,',
			'number 12.5e3',
			'word from',
			'word tränk_1'
		]);
	});

	it.each([
		['-- no ; here\n1', ['number 1']],
		['/* no ; here */ 1', ['number 1']],
		['/* a /* nested ; */ still */ 1', ['number 1']],
		['-- no ; here\r1', ['number 1']],
		[`e'a\\'b;'`, [`string a'b;`]],
		[`e'\\x41\\u0042\\103\\n'`, ['string ABC\n']],
		[`'a;'\n ';b'`, ['string a;;b']],
		['$$ ; $$', ['string  ; ']],
		['$a$ $$ ; $a$', ['string  $$ ; ']],
		['$é$ ; $é$', ['string  ; ']],
		[`'a--b'`, ['string a--b']],
		[`"a;b"`, ['quoted a;b']]
	])('are not seen within %j', (sql, expected) => {
		expect(read(sql)).toEqual(expected);
	});

	it('are of one opinion with DuckDB about where brackets and semicolons are', async () => {
		const duckdb = await nodePlatform.start();
		duckdb.open({ path: ':memory:' });
		const parts = [
			...`aeE_"';()-/*\\\n\r1.é,+\u00a0\u3000 `,
			'--',
			'/*',
			'*/',
			'U&',
			'$$',
			'$a$',
			'$é$',
			`e'`
		];
		const texts = fc.array(fc.constantFrom(...parts), { maxLength: 14 });
		let compared = 0;
		fc.assert(
			fc.property(texts, (pieces) => {
				const sql = `${pieces.join('')}\n;`;
				const bytes = new TextEncoder().encode(sql);
				const ends = (offset: number) => '();'.includes(String.fromCharCode(bytes[offset] ?? 0));
				const theirs = offsetsOf(duckdb, plainSpaces(sql)).filter(ends);
				// What DuckDB itself cannot read to the end is refused by it.
				if (theirs.at(-1) !== bytes.length - 1) return;
				compared++;
				const ours = tokens(sql).filter(
					({ kind, text }) => kind === 'symbol' && '();'.includes(text)
				);
				expect(ours.map(({ at }) => new TextEncoder().encode(sql.slice(0, at)).length)).toEqual(
					theirs
				);
			}),
			{ numRuns: 1500 }
		);
		expect(compared).toBeGreaterThan(300);
	});
});

/** Before it reads a statement DuckDB makes every space a plain one; here each of as many bytes. */
function plainSpaces(sql: string): string {
	return sql.replaceAll('\u00a0', '  ').replaceAll('\u3000', '   ');
}

function offsetsOf(duckdb: Awaited<ReturnType<typeof nodePlatform.start>>, sql: string): number[] {
	try {
		return [...duckdb.tokenize(sql).offsets];
	} catch {
		return [];
	}
}
