import type { Build, Statement, Step } from '$lib/journey/analysis';
import { loadKey } from '$lib/notebook/result-key';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { tokens } from '$lib/sql/lexer';
import { name } from '$lib/sql/quote';
import { loadScript, type LoadWords } from './load-script';

/** One cell as the script writes it. */
export interface ScriptCell {
	readonly cell: Cell;
	/** Its result key, where it can run. */
	readonly key: string | undefined;
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
	const made = new Set<string>();
	const parts = [comment(words.head), "set TimeZone = 'UTC';"];
	for (const { cell, builds, statements, fault } of cells) {
		const own: string[] = [];
		for (const build of builds) {
			if (made.has(build.key)) continue;
			made.add(build.key);
			const owner = owners.find(([key]) => key === build.key)?.[1];
			const title = owner === undefined ? [] : [rule(owner)];
			own.push(...title, ...build.steps.map((step) => stepText(step, words)));
		}
		if (fault !== undefined) own.push(comment(words.fault(cell.name, fault)));
		if (statements.length > 0) own.push(rule(cell.name));
		own.push(...statements.map(({ name: title, sql }) => titled(`${cell.name}: ${title}`, sql)));
		parts.push(...own.map((text) => readable(text, owners)));
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

/** Keys and the names of what they are of; names that two have are told apart by nothing, and left out. */
function ownersOf(document: NotebookDocument, cells: readonly ScriptCell[]) {
	const sources = document.sources.map((source) => [loadKey(source), source.name] as const);
	const own = cells.flatMap(({ cell, key }) =>
		key === undefined ? [] : [[key, cell.name] as const]
	);
	const found = new Map<string, string>();
	for (const [key, owner] of [...sources, ...own]) found.set(key, found.get(key) ?? owner);
	const all = [...found];
	const count = (owner: string) =>
		all.filter(([, other]) => other.toLowerCase() === owner.toLowerCase()).length;
	return all.filter(([, owner]) => owner !== '' && count(owner) === 1);
}

const TABLE = /^([a-z_]+)_([0-9a-f]{16})$/;

function readable(sql: string, owners: readonly (readonly [key: string, owner: string])[]): string {
	let text = '';
	let done = 0;
	for (const { kind, text: word, at } of tokens(sql)) {
		if (kind !== 'word' && kind !== 'quoted') continue;
		const [, stem, key] = TABLE.exec(word) ?? [];
		const owner =
			key === undefined ? undefined : owners.find(([whole]) => whole.startsWith(key))?.[1];
		if (stem === undefined || owner === undefined) continue;
		text += sql.slice(done, at) + name(`${owner} · ${stem}`);
		done = at + (kind === 'quoted' ? name(word).length : word.length);
	}
	return text + sql.slice(done);
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
