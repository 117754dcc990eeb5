import {
	inputInstant,
	inputSetting,
	inputsOf,
	type End,
	type Input,
	type Inputs
} from '$lib/journey/input/values';
import { canonical } from './canonical';
import type { Cell, NotebookDocument } from './document';

const REFERENCE = /^\$([A-Za-z_]\w*)(?:\.(from|to))?$/;

interface Reference {
	readonly input: Input;
	readonly end: End | undefined;
}

/** What a setting refers to, if it is exactly `$name`, `$name.from` or `$name.to` of an input that there is. */
function referenceOf(value: unknown, inputs: Inputs): Reference | undefined {
	if (typeof value !== 'string' || !value.startsWith('$')) return undefined;
	const [, name = '', end] = REFERENCE.exec(value) ?? [];
	const input = inputs.get(name.toLowerCase());
	if (input === undefined) return undefined;
	const range = input.value.type === 'range';
	return end === undefined || range ? { input, end: end as End | undefined } : undefined;
}

/** Whether any setting is written as a reference, to an input that there is or not. */
export function refers(value: unknown): boolean {
	if (typeof value === 'string') return REFERENCE.test(value);
	return typeof value === 'object' && value !== null && Object.values(value).some(refers);
}

const resolvedDocuments = new WeakMap<NotebookDocument, NotebookDocument>();

/**
 * The notebook with the values of its inputs in place of the settings that refer to them: what every
 * analysis is given. Words, statements and inputs themselves are as they were.
 */
export function resolved(document: NotebookDocument): NotebookDocument {
	const inputs = inputsOf(document);
	if (inputs.size === 0) return document;
	const ready = resolvedDocuments.get(document);
	if (ready !== undefined) return ready;
	const cells = document.cells.map((cell) => {
		const spec = takesInputs(cell) ? put(cell.spec, inputs, document) : cell.spec;
		return spec === cell.spec ? cell : { ...cell, spec: spec as Cell['spec'] };
	});
	const made = { ...document, cells };
	resolvedDocuments.set(document, made);
	// What is resolved already stays as it is: a text of an input may look like a reference.
	resolvedDocuments.set(made, made);
	return made;
}

/** A cell with the values of inputs in its settings. */
export function resolvedCell(document: NotebookDocument, cell: Cell): Cell {
	return resolved(document).cells.find(({ id }) => id === cell.id) ?? cell;
}

/** The cells of the inputs that the settings of a cell refer to. */
export function inputCellsOf(document: NotebookDocument, cell: Cell): readonly string[] {
	const inputs = inputsOf(document);
	if (inputs.size === 0 || !takesInputs(cell)) return [];
	return [...new Set(referencesIn(cell.spec, inputs))];
}

/**
 * New settings of a cell with the references of the old ones wherever the value is still what they stand
 * for: controls show values, and write them back.
 */
export function keepReferences(
	document: NotebookDocument,
	cell: Cell,
	spec: Cell['spec']
): Cell['spec'] {
	const inputs = inputsOf(document);
	if (inputs.size === 0 || !takesInputs(cell)) return spec;
	return restored(spec, cell.spec, inputs, document) as Cell['spec'];
}

/** Statements have their own way to refer to inputs; words have none. */
function takesInputs({ kind }: Cell): boolean {
	return kind !== 'input' && kind !== 'sql' && kind !== 'markdown';
}

function* referencesIn(value: unknown, inputs: Inputs): Generator<string> {
	const found = referenceOf(value, inputs);
	if (found !== undefined) yield found.input.cell;
	if (typeof value !== 'object' || value === null) return;
	for (const member of Object.values(value)) yield* referencesIn(member, inputs);
}

function put(
	value: unknown,
	inputs: Inputs,
	document: NotebookDocument,
	instants = false
): unknown {
	const found = referenceOf(value, inputs);
	if (found !== undefined) {
		const { input, end } = found;
		if (instants && end !== undefined) return inputInstant(input, end, document.settings);
		return inputSetting(input, end);
	}
	if (typeof value !== 'object' || value === null || !refers(value)) return value;
	if (Array.isArray(value)) return value.map((item) => put(item, inputs, document));
	// Of all settings these alone take instants, see `filter/condition.ts`.
	const begins = 'kind' in value && value.kind === 'begins';
	return Object.fromEntries(
		Object.entries(value).map(([key, member]) => [key, put(member, inputs, document, begins)])
	);
}

function restored(
	now: unknown,
	before: unknown,
	inputs: Inputs,
	document: NotebookDocument
): unknown {
	if (referenceOf(before, inputs) !== undefined) {
		const same = canonical(now) === canonical(put(before, inputs, document));
		return same ? before : now;
	}
	if (typeof now !== 'object' || now === null || !refers(before)) return now;
	if (Array.isArray(now)) {
		// What moved among its neighbours is told by what it is.
		const all = Array.isArray(before) ? before : [];
		return now.map((item: unknown) => {
			const old: unknown = all.find(
				(one: unknown) => canonical(put(one, inputs, document)) === canonical(item)
			);
			return old ?? item;
		});
	}
	const old: Readonly<Record<string, unknown>> = { ...(before as object) };
	const begins = 'kind' in now && now.kind === 'begins';
	return Object.fromEntries(
		Object.entries(now).map(([key, member]) => {
			if (begins && canonical(member) === canonical(put(old[key], inputs, document, true)))
				return [key, old[key]];
			return [key, restored(member, old[key], inputs, document)];
		})
	);
}
