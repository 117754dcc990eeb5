import { expect, test } from 'vitest';
import { analysisOf } from '$lib/journey/registry';
import { readDocument, writeDocument } from './file';
import { buildOrder } from './graph';
import { keepReferences, resolvedCell } from './inputs';
import { resultKeys } from './result-key';
import { toyCell, toyDocument } from './toy-documents';
import { contextOf } from '$lib/journey/context';
import { SpecError } from '$lib/journey/spec-error';

const input = (name: string, value: object) =>
	toyCell(`input-${name.toLowerCase()}`, 'input', { name, value });
const base = [
	toyCell('people', 'identity'),
	toyCell('visits', 'journeys', { identity: 'people' }),
	toyCell('ways', 'paths', { journeys: 'visits', depth: '$steps' })
];
const document = (steps: unknown = 4, more: ReturnType<typeof toyCell>[] = []) =>
	toyDocument({ cells: [...base, input('Steps', { type: 'number', value: steps }), ...more] });
const keyOf = (of: ReturnType<typeof toyDocument>, id: string) =>
	resultKeys(of, id, analysisOf).get(id);

test('a setting that is exactly $name takes the value of the input, whatever the case', () => {
	const ways = document().cells[2]!;
	expect(resolvedCell(document(), ways).spec['depth']).toBe(4);
	expect(buildOrder(document(), 'ways', analysisOf).map(({ id }) => id)).toContain('input-steps');
	const own = toyDocument({
		cells: [...base.slice(0, 2), toyCell('ways', 'paths', { journeys: 'visits', depth: 4 })]
	});
	expect(keyOf(document(4), 'ways')).not.toBe(keyOf(document(5), 'ways'));
	expect(keyOf(document(4), 'visits')).toBe(keyOf(own, 'visits'));
});

test('a text that only looks like a reference stays what it is', () => {
	for (const text of ['$other', 'a $steps', '$steps.from', '$$steps', '$steps ']) {
		const cell = toyCell('note', 'metrics', { journeys: 'visits', target: text });
		expect(resolvedCell(document(4, [cell]), cell).spec['target']).toBe(text);
	}
	const words = toyCell('words', 'markdown', { text: '$steps' });
	expect(resolvedCell(document(4, [words]), words).spec['text']).toBe('$steps');
});

test('a range stands for both ends, the last day to its end; where instants are taken, for the next midnight', () => {
	const range = input('when', { type: 'range', from: '2024-03-30', to: '2024-03-31' });
	const journeys = toyCell('some', 'journeys', { identity: 'people', during: '$when' });
	const segment = toyCell('few', 'segment', {
		journeys: 'visits',
		condition: { kind: 'all', of: [{ kind: 'begins', from: '$when.from', to: '$when.to' }] }
	});
	const rome = {
		...toyDocument({ cells: [...base.slice(0, 2), range, journeys, segment] }),
		settings: { timeZone: 'Europe/Rome', weekStart: 'monday', smallGroup: 10 } as const
	};
	expect(resolvedCell(rome, journeys).spec['during']).toEqual({
		from: '2024-03-30',
		to: '2024-03-31 23:59:59.999999'
	});
	expect(resolvedCell(rome, segment).spec['condition']).toEqual({
		kind: 'all',
		of: [{ kind: 'begins', from: '2024-03-29T23:00:00.000Z', to: '2024-03-31T22:00:00.000Z' }]
	});
	expect(() => analysisOf('segment')?.parse(resolvedCell(rome, segment).spec)).not.toThrow();
});

test('references outlast the file and the edit of other settings, not the edit of their own', () => {
	const read = readDocument(writeDocument(document()), analysisOf);
	const ways = read.cells[2]!;
	expect(ways.spec).toMatchObject({ depth: '$steps', top: 8 });
	const shown = resolvedCell(read, ways).spec;
	expect(keepReferences(read, ways, { ...shown, top: 3 })).toMatchObject({
		depth: '$steps',
		top: 3
	});
	expect(keepReferences(read, ways, { ...shown, depth: 6 })).toMatchObject({ depth: 6 });
});

test('a value that the setting cannot be spoils the cell, not the notebook', () => {
	const far = readDocument(writeDocument(document(2.5)), analysisOf);
	expect(far.cells[2]?.spec['depth']).toBe('$steps');
	expect(() => buildOrder(far, 'ways', analysisOf)).toThrow(SpecError);
	const gone = toyDocument({ cells: base });
	expect(readDocument(writeDocument(gone), analysisOf).cells[2]?.spec['depth']).toBe('$steps');
});

test('a statement gets literals, depends on its inputs, and says what it does not know', () => {
	const inputs = [
		input('who', { type: 'choice', options: ["O'Hara", 'b'], value: "O'Hara" }),
		input('when', { type: 'range', from: '2024-01-01' }),
		input('note', { type: 'text', value: "a\nb' --" })
	];
	const query = (sql: string) => {
		const cell = toyCell('asked', 'sql', { sql });
		const of = document(-3, [...inputs, cell]);
		const analysis = analysisOf('sql')!;
		const keys = resultKeys(of, 'asked', analysisOf);
		const [build] = analysis.builds(
			analysis.parse(cell.spec),
			contextOf(of, cell, keys, analysisOf)
		);
		const [step] = build!.steps;
		return step?.kind === 'sql' ? step.sql.split('\n').slice(1, -1).join('\n') : '';
	};
	expect(query("select 5 -$steps, $WHO, '$who' -- $who")).toBe(
		"select 5 -(-3), 'O''Hara', '$who' -- $who"
	);
	expect(query('select $when.from, $when.to')).toBe("select date '2024-01-01', date 'infinity'");
	expect(query('select $note')).toBe("select ('a' || chr(10) || 'b'' --')");
	expect(() => query('select $nobody')).toThrow('input-unknown $nobody');
	expect(() => query('select $when')).toThrow('input-range $when');
	expect(() => query('select $who.from')).toThrow('input-no-range $who');
});

test('what is said of an input besides its value makes no result stale', () => {
	const asked = toyCell('asked', 'sql', { sql: 'select $pick' });
	const of = (value: string, options: string[]) =>
		keyOf(document(4, [input('pick', { type: 'choice', options, value }), asked]), 'asked');
	expect(of('a', ['a', 'b'])).toBe(of('a', ['a', 'b', 'c']));
	expect(of('a', ['a', 'b'])).not.toBe(of('b', ['a', 'b']));
});
