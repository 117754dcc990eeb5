import { describe, expect, it } from 'vitest';
import { readArguments, splitOnce, UsageError } from './arguments';

describe('the words of a command', () => {
	it('are words, and options with a value each, either after it or joined', () => {
		const { words, options } = readArguments(
			['run', '--data', 'a=1', 'file', '--data=b=2', '--json', '-'],
			['data', 'json']
		);
		expect(words).toEqual(['run', 'file']);
		expect(Object.fromEntries(options)).toEqual({ data: ['a=1', 'b=2'], json: ['-'] });
	});

	it.each([[['--nope', '1']], [['--data']]])('%j are refused', (argv) => {
		expect(() => readArguments(argv, ['data'])).toThrow(UsageError);
	});

	it('are split at the first separator', () => {
		expect(splitOnce('a=b=c', '=')).toEqual(['a', 'b=c']);
		expect(splitOnce('abc', '=')).toEqual(['abc', undefined]);
	});
});
