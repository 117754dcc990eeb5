import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record, redo, startHistory, undo, type History } from './history';
import { toyDocument } from './toy-documents';

const titled = (title: string) => toyDocument({ title });
const titles = (history: History) => ({
	past: history.past.map((document) => document.title),
	present: history.present.title,
	future: history.future.map((document) => document.title)
});

describe('one step after another', () => {
	const three = record(record(startHistory(titled('a')), titled('b')), titled('c'));

	test('undo goes back, redo goes forth', () => {
		expect(titles(undo(three))).toEqual({ past: ['a'], present: 'b', future: ['c'] });
		expect(titles(undo(undo(three)))).toEqual({ past: [], present: 'a', future: ['b', 'c'] });
		expect(titles(redo(undo(three)))).toEqual(titles(three));
	});

	test('at either end nothing happens', () => {
		const start = undo(undo(three));
		expect(undo(start)).toBe(start);
		expect(redo(three)).toBe(three);
	});

	test('an edit after undo forgets what was undone', () => {
		const edited = record(undo(three), titled('d'));
		expect(titles(edited)).toEqual({ past: ['a', 'b'], present: 'd', future: [] });
	});

	test('an edit that changes nothing is none, and keeps what can be redone', () => {
		const back = undo(three);
		expect(record(back, back.present)).toBe(back);
	});
});

describe('groups', () => {
	const typed = ['b', 'bc', 'bcd'].reduce(
		(history, title) => record(history, titled(title), 'title'),
		startHistory(titled('a'))
	);

	test('edits of one group in a row are undone together', () => {
		expect(titles(undo(typed))).toEqual({ past: [], present: 'a', future: ['bcd'] });
	});

	test('another group, no group, and an undo in between end the group', () => {
		expect(titles(record(typed, titled('x'), 'other')).past).toEqual(['a', 'bcd']);
		expect(titles(record(typed, titled('x'))).past).toEqual(['a', 'bcd']);
		const again = record(redo(undo(typed)), titled('x'), 'title');
		expect(titles(again).past).toEqual(['a', 'bcd']);
	});

	test('edits without a group are never joined', () => {
		const twice = record(record(startHistory(titled('a')), titled('b')), titled('c'));
		expect(titles(twice).past).toEqual(['a', 'b']);
	});
});

test('500 steps are kept, the oldest go', () => {
	let history = startHistory(titled('0'));
	for (let step = 1; step <= 600; step++) history = record(history, titled(String(step)));
	expect(history.past).toHaveLength(500);
	expect(history.past[0]?.title).toBe('100');
	expect(history.past.at(-1)?.title).toBe('599');
});

test('behaves as a list with a cursor, whatever is done in whatever order', () => {
	const move = fc.oneof(fc.constantFrom('undo', 'redo'), fc.nat(20).map(String));
	fc.assert(
		fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
			let list = ['start'];
			let cursor = 0;
			let history = startHistory(titled('start'));
			for (const next of moves) {
				if (next === 'undo') {
					history = undo(history);
					cursor = Math.max(0, cursor - 1);
				} else if (next === 'redo') {
					history = redo(history);
					cursor = Math.min(list.length - 1, cursor + 1);
				} else {
					history = record(history, titled(next));
					list = [...list.slice(0, cursor + 1), next];
					cursor += 1;
				}
				expect(titles(history)).toEqual({
					past: list.slice(0, cursor),
					present: list[cursor],
					future: list.slice(cursor + 1)
				});
			}
		})
	);
});
