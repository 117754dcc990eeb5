import { SpecError } from '$lib/journey/spec-error';
import { DocumentError } from '$lib/notebook/document-error';
import { jsonOf } from '../json';
import { asksCountsOnly, Unsupported, type Case } from './case';
import { agrees } from './compare';
import { namesOf, type Answer } from './kind';
import { kindOf } from './kinds';
import type { Lab } from './lab';

export type Verdict =
	| { readonly is: 'ok' }
	| { readonly is: 'differs'; readonly why: string }
	| { readonly is: 'unsupported'; readonly why: string };

/** Puts one case to the real cells and compares. */
export async function judge(lab: Lab, given: Case): Promise<Verdict> {
	const { expected: told, ...asked } = given;
	const expected = asksCountsOnly(asked) ? withoutTimes(told) : told;
	const asks = Object.keys(expected);
	const differs = (got: string): Verdict => {
		return { is: 'differs', why: `expected ${jsonOf(expected)} got ${got}` };
	};
	try {
		const kind = kindOf(given.kind);
		if (kind === undefined) throw new Unsupported(`no cell for ${given.kind}`);
		if (asks.length === 0) throw new Unsupported('nothing is expected');
		const answer = await kind.answer(asked, lab, namesOf(expected));
		const missing = asks.filter((key) => !(key in answer));
		if (missing.length > 0) throw new Unsupported(`no figure for ${missing.join(', ')}`);
		return agrees(expected, answer) ? { is: 'ok' } : differs(jsonOf(only(answer, asks)));
	} catch (error) {
		const why = reasonOf(error);
		return why === undefined
			? differs(`the error ${messageOf(error)}`)
			: { is: 'unsupported', why };
	} finally {
		await lab.forget();
	}
}

/** Why a case cannot be asked, or undefined for an error that is ours. */
function reasonOf(error: unknown): string | undefined {
	if (error instanceof Unsupported) return error.message;
	// A setting out of the cell's bounds, such as more steps than it shows.
	if (error instanceof SpecError) return `${error.kind} takes no such ${error.path}`;
	if (error instanceof DocumentError && error.code === 'bad-spec') {
		return `${String(error.params['kind'])} takes no such ${String(error.params['setting'])}`;
	}
	return undefined;
}

/** The same without what is in seconds, however deep. */
function withoutTimes(expected: Case['expected']): Case['expected'] {
	const text = JSON.stringify(expected, (key, value: unknown) =>
		/(?:^|_)seconds(?:_|$)/.test(key) ? undefined : value
	);
	return JSON.parse(text) as Case['expected'];
}

function only(answer: Answer, keys: readonly string[]): Answer {
	return Object.fromEntries(keys.map((key) => [key, answer[key]]));
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
