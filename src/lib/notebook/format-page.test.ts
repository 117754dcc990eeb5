import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	KNOWN_IDENTIFIERS,
	columnSchema,
	csvReadSchema,
	sourceFileSchema,
	sourceSchema
} from '$lib/import/source';
import { analysisOf } from '$lib/journey/registry';
import { cellSchema, documentSchema, settingsSchema } from './document';
import { parseDocument, readDocument } from './file';
import { buildOrder } from './graph';

const page = readFileSync(new URL('../../../docs/notebook-format.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```json( cell)?\n(.*?)^```/gms)];
const documents = blocks.filter(([, cell]) => cell === undefined).map(([, , text]) => text ?? '');
const cells = blocks.filter(([, cell]) => cell !== undefined).map(([, , text]) => text ?? '');

/** A line of a table that begins with a field. */
const row = (field: string) => new RegExp(`^\\| \`${field}\` +\\|`, 'm');

describe('on the page about the format', () => {
	test('every notebook can be read, and its cells find what they name', () => {
		expect(documents).toHaveLength(2);
		const [, whole] = documents.map((text) => readDocument(text, analysisOf));
		const order = buildOrder(whole!, 'first-steps', analysisOf).map((cell) => cell.id);
		expect(order).toEqual(['people', 'visits', 'first-steps']);
	});

	test('every kind of cell has a section with an example that can be read', () => {
		const empty = JSON.parse(documents[0]!);
		const parsed = cells.map((text) => {
			const [cell] = parseDocument({ ...empty, cells: [JSON.parse(text)] }, analysisOf).cells;
			expect(page).toContain(`### Kind \`${cell!.kind}\``);
			for (const setting of Object.keys(cell!.spec)) {
				expect(page).toMatch(row(setting));
			}
			return cell!.kind;
		});
		const sections = [...page.matchAll(/^### Kind `(.*)`$/gm)].map(([, kind]) => kind);
		expect(parsed).toEqual(sections);
	});

	test('every field and every known identifier is named', () => {
		const schemas = [documentSchema, settingsSchema, cellSchema, sourceSchema];
		const parts = [sourceFileSchema, csvReadSchema, columnSchema];
		for (const schema of [...schemas, ...parts]) {
			for (const field of Object.keys(schema.entries)) expect(page).toMatch(row(field));
		}
		for (const type of KNOWN_IDENTIFIERS) expect(page).toContain(`\`${type}\``);
	});
});
