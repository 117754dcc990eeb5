import { expect, test } from 'vitest';
import { inputReferences, replaceInputs } from './input-references';

const shown = (sql: string) =>
	replaceInputs(sql, ({ name, end }) => `<${name}${end ? `:${end}` : ''}>`);

test('a name after a dollar sign is replaced, with the end of a range after it', () => {
	expect(shown('select $a, $b.from + 1 where x between $b.from and $b.TO')).toBe(
		'select <a>, <b:from> + 1 where x between <b:from> and <b:to>'
	);
	expect(shown('$a.name, $a. from, $a')).toBe('<a>.name, <a>. from, <a>');
});

test('texts, comments, names in quotes and words that hold a dollar sign stay as they are', () => {
	for (const sql of [
		`select '$a' || e'\\'$a'`,
		'select "$a" -- $a',
		'/* $a /* $a */ $a */ select 1',
		'select $$ $a $$, $x$ $a $x$',
		'select a$b',
		'select $ a'
	]) {
		expect(inputReferences(sql)).toEqual([]);
		expect(shown(sql)).toBe(sql);
	}
});

test('a parameter by number or in quotes counts as a reference, so that somebody says it is none', () => {
	expect(shown('select $1, $"a ""b"')).toBe('select <1>, <a "b>');
	expect(shown('select $"a""b", 2')).toBe('select <a"b>, 2');
});
