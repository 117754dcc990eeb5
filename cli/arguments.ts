/** What was wrong with the words of a command; the sentence is for whoever typed them. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

export interface Arguments {
	readonly words: readonly string[];
	/** Values by option, in the order given. */
	readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Splits `argv` into words and options with a value each. Throws `UsageError` for an unknown option. */
export function readArguments(argv: readonly string[], known: readonly string[]): Arguments {
	const words: string[] = [];
	const options = new Map<string, string[]>();
	for (let index = 0; index < argv.length; index++) {
		const word = argv[index] ?? '';
		if (!word.startsWith('--')) {
			words.push(word);
			continue;
		}
		const [option, joined] = splitOnce(word.slice(2), '=');
		if (!known.includes(option)) {
			throw new UsageError(
				`There is no option --${option}. Known: ${known.map((name) => `--${name}`).join(', ')}.`
			);
		}
		const value = joined ?? argv[++index];
		if (value === undefined) throw new UsageError(`--${option} needs a value.`);
		options.set(option, [...(options.get(option) ?? []), value]);
	}
	return { words, options };
}

/** The text before and after the first separator; undefined after it where there is none. */
export function splitOnce(text: string, separator: string): [string, string | undefined] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
