import { describe, expect, it } from 'vitest';
import { readMessage } from './position';

describe('an error message of DuckDB', () => {
	it('without a place is its words', () => {
		const message = 'Invalid Input Error: Could not parse string "x"\nx\n^';
		expect(readMessage(message, 'select 1')).toEqual({ text: message, place: undefined });
	});

	it('that quotes the line has its place under the caret', () => {
		const message = 'Binder Error: no column "b"\n\nLINE 2: from b where b\n              ^';
		expect(readMessage(message, 'select a\nfrom b where b')).toEqual({
			text: 'Binder Error: no column "b"',
			place: { line: 2, column: 7 }
		});
	});

	it('that quotes part of a long line is placed in the whole line', () => {
		const line = `select ${'one, '.repeat(30)}nope, two, three`;
		const message =
			'Binder Error: nope\n\nLINE 1: ... one, one, nope, two...\n                      ^';
		expect(readMessage(message, line).place).toEqual({ line: 1, column: line.indexOf('nope') + 1 });
	});

	it('in JSON has an offset in characters', () => {
		const message = JSON.stringify({
			exception_type: 'Parser',
			exception_message: 'syntax error at or near "x"\n\nLINE 2: ab x\n           ^',
			position: '12'
		});
		expect(readMessage(message, "select '😀'\nx")).toEqual({
			text: 'Parser Error: syntax error at or near "x"',
			place: { line: 2, column: 2 }
		});
	});

	it('that only begins like JSON is its words', () => {
		expect(readMessage('{oops', '')).toEqual({ text: '{oops', place: undefined });
	});
});
