import { tokens } from './lexer';
import { name } from './quote';

interface Stretch {
	/** Offsets of its first character and of what comes after it. */
	readonly at: number;
	readonly until: number;
}

/** A statement with stretches of it, given in its order, each written as is said. */
export function replaced<S extends Stretch>(
	sql: string,
	stretches: readonly S[],
	by: (stretch: S) => string
): string {
	let text = '';
	let done = 0;
	for (const stretch of stretches) {
		text += sql.slice(done, stretch.at) + by(stretch);
		done = stretch.until;
	}
	return text + sql.slice(done);
}

/** A statement in which what has another name, in quotes or not, is called by that. */
export function renamed(sql: string, names: ReadonlyMap<string, string>): string {
	const known = tokens(sql).filter(
		({ kind, text }) => (kind === 'word' || kind === 'quoted') && names.has(text)
	);
	return replaced(sql, known, ({ text }) => name(names.get(text) ?? text));
}
