import type { NotebookDocument } from '$lib/notebook/document';
import type { Analysis } from '../analysis';
import { inputSchema, type InputSpec } from './spec';
import { parseSpec } from '../spec-error';

/** A value that a reader sets. It has no result: those who refer to it run anew. */
export const input: Analysis<InputSpec, null> = {
	kind: 'input',
	version: 1,
	uses: [],
	runs: false,
	asks: false,
	parse: (spec) => parseSpec('input', inputSchema, spec),
	initial: (document) => ({ name: freeName(document), value: { type: 'range', from: '', to: '' } }),
	requires: () => [],
	gives: () => [],
	builds: () => [],
	compile: () => [],
	decode: () => null,
	relations: () => []
};

/** A name that no other input has, upper case or lower. */
export function freeName({ cells }: NotebookDocument, like = 'input'): string {
	const taken = new Set(
		cells
			.filter(({ kind }) => kind === 'input')
			.map(({ spec }) => String(spec['name']).toLowerCase())
	);
	for (let n = 1; ; n++) {
		const name = n === 1 ? like : `${like.replace(/\d+$/, '').slice(0, 55)}${n}`;
		if (!taken.has(name.toLowerCase())) return name;
	}
}
