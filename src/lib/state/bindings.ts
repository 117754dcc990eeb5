import { inputsOf, type Input } from '$lib/journey/input/values';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { resolvedCell } from '$lib/notebook/inputs';

/** How a setting may take its value from an input. */
export interface Binding {
	/** The inputs that fit, as references: `$name`. */
	readonly options: readonly string[];
	/** The one that it takes, if any. */
	readonly chosen: string | undefined;
}

/** What a setting can be tied to; undefined where no input fits it. */
export function bindingOf(
	document: NotebookDocument,
	cell: Cell,
	spec: unknown,
	setting: string
): Binding | undefined {
	const now = (spec as Readonly<Record<string, unknown>> | undefined)?.[setting];
	const written = cell.spec[setting];
	const inputs = [...inputsOf(document).values()];
	const options = inputs.filter((input) => fits(input, now)).map(({ name }) => `$${name}`);
	const chosen = options.find((option) => option === written);
	return options.length === 0 ? undefined : { options, chosen };
}

/** The settings of a cell with one of them tied to an input, or given back its own value. */
export function bound(
	document: NotebookDocument,
	cell: Cell,
	setting: string,
	reference: string | undefined
): Cell['spec'] {
	const own = resolvedCell(document, cell).spec[setting];
	return { ...cell.spec, [setting]: reference ?? own };
}

function fits({ value }: Input, setting: unknown): boolean {
	switch (value.type) {
		case 'number':
			return typeof setting === 'number';
		case 'text':
		case 'choice':
			return typeof setting === 'string';
		case 'range':
			return isRange(setting);
	}
}

function isRange(setting: unknown): boolean {
	if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) return false;
	const { from, to, ...others } = setting as Readonly<Record<string, unknown>>;
	const ends = typeof from === 'string' && typeof to === 'string';
	return ends && Object.keys(others).length === 0;
}
