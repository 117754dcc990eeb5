import { expect } from 'vitest';
import { EngineError, type EngineErrorCode } from '$lib/engine/errors';
import { translate } from '$lib/messages';
import { sentenceOf } from '$lib/state/error-sentence';

const english = translate('en');
const italian = translate('it');

/** An error that says what is wrong, with which file, and what to do, in both languages. */
export function expectSentence(error: unknown, code: EngineErrorCode, file: string): void {
	expect(error).toBeInstanceOf(EngineError);
	expect(error).toMatchObject({ code, file });
	const [en, it] = [sentenceOf(error, english), sentenceOf(error, italian)];
	for (const sentence of [en, it]) {
		expect(sentence).toContain(file);
		// What is wrong, then what to do.
		expect(sentence.replaceAll(file, '')).toMatch(/^[^\n{}]{7,}[.:;] [^\n{}]{8,}\.$/);
		expect(sentence.length).toBeLessThan(220);
	}
	expect(en).not.toBe(it);
	// The reader's own words are for a log: they are in one language.
	const { message } = error as EngineError;
	if (message.includes(' ')) expect(it).not.toContain(message);
}
