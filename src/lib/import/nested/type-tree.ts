/** One of DuckDB's types, taken apart. */
export type TypeTree =
	| { readonly kind: 'scalar'; readonly type: string }
	| { readonly kind: 'struct'; readonly fields: readonly Field[] }
	| { readonly kind: 'list'; readonly of: TypeTree }
	| { readonly kind: 'map'; readonly key: TypeTree; readonly value: TypeTree };

export interface Field {
	readonly name: string;
	readonly type: TypeTree;
}

/** Levels of nesting: SQL that reaches deeper would exhaust DuckDB's own stack. */
export const DEEPEST = 24;

/** Takes apart a type as DuckDB writes it: `STRUCT(id BIGINT, "a b" VARCHAR[])`. Throws `RangeError` for one nested too deeply. */
export function treeOf(type: string): TypeTree {
	return new TypeReader(type).type(0);
}

class TypeReader {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	type(depth: number): TypeTree {
		if (depth > DEEPEST) throw new RangeError(`nested more than ${DEEPEST} levels deep`);
		let found: TypeTree;
		if (this.#skip('STRUCT(')) found = { kind: 'struct', fields: this.#fields(depth) };
		else if (this.#skip('MAP(')) found = this.#map(depth);
		else found = { kind: 'scalar', type: this.#scalar() };
		for (let list = this.#list(); list; list = this.#list()) found = { kind: 'list', of: found };
		return found;
	}

	#fields(depth: number): Field[] {
		const fields: Field[] = [];
		while (!this.#skip(')') && this.#at < this.#text.length) {
			this.#skip(', ');
			const name = this.#name();
			this.#skip(' ');
			fields.push({ name, type: this.type(depth + 1) });
		}
		return fields;
	}

	#map(depth: number): TypeTree {
		const key = this.type(depth + 1);
		this.#skip(', ');
		const value = this.type(depth + 1);
		this.#skip(')');
		return { kind: 'map', key, value };
	}

	/** A name, in double quotes where DuckDB needs them. */
	#name(): string {
		const [found = ''] = this.#match(/"(?:[^"]|"")*"|[^ ]+/y) ?? [];
		return found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found;
	}

	/** Up to the next comma, bracket or end outside parentheses: `DECIMAL(10,2)`, `ENUM('a', 'b')`. */
	#scalar(): string {
		const [found = ''] = this.#match(/[^,()[\]]+(?:\((?:'(?:[^']|'')*'|[^')])*\))?/y) ?? [];
		if (found === '') throw new RangeError(`no type at ${this.#at} of ${this.#text}`);
		return found;
	}

	#list(): boolean {
		return this.#match(/\[\d*\]/y) !== null;
	}

	#match(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text);
		if (found !== null) this.#at = pattern.lastIndex;
		return found;
	}

	#skip(text: string): boolean {
		const here = this.#text.startsWith(text, this.#at);
		if (here) this.#at += text.length;
		return here;
	}
}
