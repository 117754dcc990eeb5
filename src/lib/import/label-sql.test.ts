import { beforeAll, expect, it } from 'vitest';
import { literal } from '$lib/sql/quote';
import type { Database } from '$workers/database';
import { openDatabase } from '$workers/duckdb-node';
import { textColumn, valueOf } from '$workers/ingest/testing';
import { saysOneOf } from './label-sql';
import type { ColumnType } from './source';
import { sqlTypeOf } from './typed-sql';

let db: Database;
beforeAll(async () => {
	db = await openDatabase();
});

const TEXT: ColumnType = { type: 'text' };
const NUMBER: ColumnType = { type: 'number', decimal: '.' };
const BOOLEAN: ColumnType = { type: 'boolean' };

it.each<[ColumnType, string, string[], boolean | null]>([
	[TEXT, ' Yes ', ['yes'], true],
	[TEXT, 'no', ['yes'], false],
	[TEXT, ' ', ['yes'], null],
	[TEXT, 'yes', [], false],
	[NUMBER, '1', ['1'], true],
	[NUMBER, '1', ['1.0'], true],
	[NUMBER, '1.5', ['1'], false],
	[NUMBER, '10', ['ten'], false],
	[BOOLEAN, 'true', ['yes'], true],
	[BOOLEAN, 'true', ['Sì'], true],
	[BOOLEAN, 'true', ['1', 'ok'], true],
	[BOOLEAN, 'false', ['yes'], false],
	[BOOLEAN, 'false', ['no'], true]
])('in a column of %j %j is one of %j: %j', async (type, text, values, expected) => {
	const sql = saysOneOf({ ...textColumn('says'), type }, values, true);
	const given = `${literal(text)}::${sqlTypeOf(type)}`;
	expect(await valueOf(db, `(select ${sql} from (select ${given} as says))`)).toBe(expected);
});

it('nothing is said where a number or a flag is empty', async () => {
	for (const type of [NUMBER, BOOLEAN]) {
		const sql = saysOneOf({ ...textColumn('says'), type }, ['1']);
		const given = `null::${sqlTypeOf(type)}`;
		expect(await valueOf(db, `(select ${sql} from (select ${given} as says))`)).toBeNull();
	}
});
