import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

// The files need not exist, so the rules that ask for types cannot run on them.
const eslint = new ESLint({ overrideConfig: [ts.configs.disableTypeChecked] });

const rules = ['boundaries/dependencies', 'no-restricted-imports', 'no-restricted-globals'];

async function refusals(filePath: string, code: string): Promise<string[]> {
	const text = filePath.endsWith('.svelte') ? `<script lang="ts">\n${code}\n</script>\n` : code;
	const [result] = await eslint.lintText(text, { filePath });
	const fatal = result!.messages.find((message) => message.fatal);
	if (fatal) throw new Error(`${filePath}: ${fatal.message}`);
	return result!.messages.map(({ ruleId }) => ruleId ?? '').filter((id) => rules.includes(id));
}

const value = (source: string) => `import { a } from '${source}'; void a;`;
const type = (source: string) => `import type { A } from '${source}'; export type B = A;`;

const refused: [file: string, code: string][] = [
	['src/lib/notebook/a.ts', value('$lib/state/a.svelte')],
	['src/lib/notebook/a.ts', value('../engine/protocol')],
	['src/lib/notebook/a.ts', value('$lib/messages')],
	['src/lib/journey/a.ts', type('$lib/engine/protocol')],
	['src/lib/journey/a.ts', value('svelte')],
	['src/lib/sql/a.ts', value('@duckdb/duckdb-wasm')],
	['src/lib/import/a.ts', value('apache-arrow')],
	['src/lib/import/a.ts', value('node:fs')],
	['src/lib/journey/a.ts', 'export const width = () => window.innerWidth;'],
	['workers/ingest/a.ts', value('$lib/state/a')],
	['workers/a.ts', value('$lib/ui/Button.svelte')],
	['workers/a.ts', value('../src/lib/cells/registry')],
	['workers/a.ts', value('$lib/engine/supervisor')],
	['workers/a.ts', value('$lib/storage/database')],
	['src/lib/engine/a.ts', value('$workers/duckdb')],
	['src/lib/engine/a.ts', value('$lib/storage/database')],
	['src/lib/storage/a.ts', value('$lib/engine/client')],
	['src/lib/share/a.ts', value('$lib/state/a')],
	['src/lib/charts/sankey/layout.ts', value('$lib/journey/paths')],
	['src/lib/charts/sankey/layout.ts', value('svelte')],
	['src/lib/charts/sankey/Sankey.svelte', value('$lib/engine/client')],
	['src/lib/charts/sankey/Sankey.svelte', value('$lib/charts/bars/layout')],
	['src/lib/state/a.svelte.ts', value('$lib/cells/registry')],
	['src/lib/state/a.svelte.ts', value('$workers/engine')],
	['src/lib/cells/paths/Form.svelte', value('$lib/cells/identity/Form.svelte')],
	['src/lib/cells/paths/Form.svelte', value('../registry')],
	['src/lib/cells/paths/Form.svelte', value('$lib/engine/client')],
	['src/lib/cells/paths/Form.svelte', value('$lib/storage/notebooks')],
	['src/lib/cells/paths/Form.svelte', value('$lib/notebook/operations')],
	['src/lib/ui/Button.svelte', value('$lib/messages')],
	['src/lib/ui/Button.svelte', value('$lib/state/a.svelte')],
	['src/lib/state/a.svelte.ts', value('../../../sample-data/generate/plan')],
	['src/lib/state/a.svelte.ts', value('../../routes/a')],
	['cli/a.ts', value('../src/routes/a')],
	['src/lib/state/a.svelte.ts', `export { a } from '../../../bench/a';`],
	['src/lib/ui/a.ts', `export const a = () => import('$lib/engine/client');`]
];

const allowed: [file: string, code: string][] = [
	['src/lib/notebook/a.ts', value('$lib/journey/analysis')],
	['src/lib/journey/a.ts', value('../sql/quote')],
	['src/lib/import/a.ts', value('valibot')],
	['src/lib/notebook/a.ts', value('@noble/hashes/sha2.js')],
	['workers/ingest/a.ts', value('$lib/import/encoding')],
	['workers/a.ts', value('$lib/engine/protocol')],
	['workers/a.ts', value('$lib/engine/errors')],
	['src/lib/engine/a.ts', type('$workers/engine')],
	['src/lib/engine/a.ts', value('$lib/notebook/document')],
	['src/lib/charts/sankey/Sankey.svelte', value('$lib/ui/Tooltip.svelte')],
	['src/lib/charts/sankey/Sankey.svelte', value('./layout')],
	['src/lib/charts/sankey/layout.ts', type('$lib/journey/paths')],
	['src/lib/charts/sankey/layout.ts', value('valibot')],
	['src/lib/cells/registry.ts', value('./paths')],
	['src/lib/cells/paths/View.svelte', value('$lib/charts/sankey/Sankey.svelte')],
	['src/lib/cells/paths/View.svelte', value('$lib/journey/paths')],
	['src/lib/cells/paths/View.svelte', value('$lib/state/a.svelte')],
	['src/lib/cells/paths/View.svelte', type('$lib/notebook/document')],
	['src/lib/state/a.svelte.ts', value('$lib/storage/notebooks')],
	['src/lib/state/a.svelte.ts', value('$lib/messages')],
	['src/lib/state/a.svelte.ts', value('$workers/engine.worker?worker')],
	['src/lib/state/a.svelte.ts', value('../../../sample-data/survey.csv?url')],
	['src/routes/+page.svelte', value('$lib/cells/registry')],
	['cli/a.ts', value('$workers/duckdb')]
];

describe('the import rules', () => {
	test.each(refused)('refuse in %s: %s', async (file, code) => {
		expect(await refusals(file, code)).not.toEqual([]);
	});

	test.each(allowed)('allow in %s: %s', async (file, code) => {
		expect(await refusals(file, code)).toEqual([]);
	});
});
