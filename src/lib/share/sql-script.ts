import type { Build, Statement, Step } from '$lib/journey/analysis';
import { tablesByContent, tablesOfSource } from '$lib/journey/relations/inner';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { renamed } from '$lib/sql/replace';
import { loadScript, type LoadWords } from './load-script';

/** One cell as the script writes it. */
export interface ScriptCell {
	readonly cell: Cell;
	/** Names of the tables that it makes itself. */
	readonly own: readonly string[];
	/** What it rests on and makes, in order. */
	readonly builds: readonly Build[];
	readonly statements: readonly Statement[];
	/** Why it cannot run, in words, where it cannot. */
	readonly fault?: string;
}

export interface ScriptWords extends LoadWords {
	/** What the script is and how it is run; several lines. */
	readonly head: string;
	/** Before the statement in SQL alone that finds people. */
	readonly components: string;
	/** A cell that cannot run. */
	readonly fault: (cell: string, why: string) => string;
}

/**
 * A whole notebook as one script for native DuckDB: reads the files, makes the tables, asks what the cells
 * ask. Tables are called after the cells and sources that make them.
 */
export function sqlScript(
	document: NotebookDocument,
	cells: readonly ScriptCell[],
	words: ScriptWords
): string {
	const owners = ownersOf(document, cells);
	const labels = labelsOf(owners);
	const made = new Set<string>();
	const parts = [comment(words.head), "set TimeZone = 'UTC';"];
	for (const { cell, builds, statements, fault } of cells) {
		const own: string[] = [];
		for (const build of builds) {
			if (made.has(build.key)) continue;
			made.add(build.key);
			const [, maker] = owners.find(([tables]) => tables.includes(build.tables[0] ?? '')) ?? [];
			const title = maker === undefined ? [] : [rule(maker)];
			own.push(...title, ...build.steps.map((step) => stepText(step, words)));
		}
		if (fault !== undefined) own.push(comment(words.fault(cell.name, fault)));
		if (statements.length > 0) own.push(rule(cell.name));
		own.push(...statements.map(({ name: title, sql }) => titled(`${cell.name}: ${title}`, sql)));
		parts.push(...own.map((text) => renamed(text, labels)));
	}
	return `${parts.join('\n\n')}\n`;
}

function stepText(step: Step, words: ScriptWords): string {
	switch (step.kind) {
		case 'sql':
			return titled(step.name, step.sql);
		case 'components':
			return titled(words.components, step.sql);
		case 'load':
			return loadScript(step.source, step.tables, words)
				.map(({ name: title, sql }) => titled(title, sql))
				.join('\n\n');
	}
}

/** Tables and the name of who makes them. */
function ownersOf(document: NotebookDocument, cells: readonly ScriptCell[]) {
	return [
		...document.sources.map((source) => [tablesOfSource(source), source.name] as const),
		...cells.map(({ cell, own }) => [own, cell.name] as const)
	];
}

/** Names for tables, after who makes them; those that two tables have tell nothing apart, and are left out. */
function labelsOf(owners: ReturnType<typeof ownersOf>): ReadonlyMap<string, string> {
	const labels = new Map<string, string>();
	for (const [tables, owner] of owners) {
		for (const [what, table] of tablesByContent(tables)) {
			if (owner !== '' && !labels.has(table)) labels.set(table, `${owner} · ${what}`);
		}
	}
	const times = new Map<string, number>();
	const folded = (label: string) => label.toLowerCase();
	for (const label of labels.values()) {
		times.set(folded(label), (times.get(folded(label)) ?? 0) + 1);
	}
	return new Map([...labels].filter(([, label]) => times.get(folded(label)) === 1));
}

const titled = (title: string, sql: string) => `${comment(title)}\n${sql}\n;`;
const rule = (title: string) => `-- ${'='.repeat(76)}\n${comment(title)}`;

/** Words as comments: no line of them is ever run. */
function comment(text: string): string {
	return text
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => `-- ${line}`.trimEnd())
		.join('\n');
}
