import * as v from 'valibot';
import type { Analysis } from '../analysis';
import { parseSpec } from '../spec-error';

const schema = v.strictObject({
	/** Markdown; raw HTML in it is shown as text. */
	text: v.optional(v.pipe(v.string(), v.maxLength(200_000)), '')
});
export type MarkdownSpec = v.InferOutput<typeof schema>;

/** Words between cells. It has no result: what is written is what is shown. */
export const markdown: Analysis<MarkdownSpec, null> = {
	kind: 'markdown',
	version: 1,
	uses: [],
	runs: false,
	asks: false,
	parse: (spec) => parseSpec('markdown', schema, spec),
	initial: () => ({ text: '' }),
	requires: () => [],
	gives: () => [],
	builds: () => [],
	compile: () => [],
	decode: () => null,
	relations: () => []
};
