import { readArguments, UsageError } from '../cli/arguments';

export interface Options {
	/** Interactions in the data, about. */
	readonly rows: number;
	/** The pieces of work to measure; all where it is absent. */
	readonly only?: readonly string[];
	/** Where to write the figures. */
	readonly json?: string;
}

const DEFAULT_ROWS = 200_000;

/** What was asked for. `names` are the pieces of work there are. Throws `UsageError`. */
export function readOptions(argv: readonly string[], names: readonly string[]): Options {
	const { words, options } = readArguments(argv, ['rows', 'only', 'json']);
	const [word] = words;
	if (word !== undefined)
		throw new UsageError(`“${word}” is no option. Known: --rows, --only, --json.`);
	const rows = options.get('rows')?.at(-1);
	const only = options.get('only')?.flatMap((list) => list.split(','));
	const json = options.get('json')?.at(-1);
	const unknown = only?.find((name) => !names.includes(name));
	if (unknown !== undefined) {
		throw new UsageError(`There is no work called “${unknown}”. Known: ${names.join(', ')}.`);
	}
	return {
		rows: rows === undefined ? DEFAULT_ROWS : wholeNumber(rows),
		...(only === undefined ? {} : { only }),
		...(json === undefined ? {} : { json })
	};
}

function wholeNumber(text: string): number {
	const value = /^\d{1,12}$/.test(text) ? Number(text) : 0;
	if (value > 0) return value;
	throw new UsageError(`--rows needs a whole number above zero, not “${text}”.`);
}
