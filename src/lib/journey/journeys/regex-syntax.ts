/** What can be wrong with a regular expression. */
export type RegexFault =
	'bracket' | 'class' | 'escape' | 'group' | 'nothing-to-repeat' | 'range' | 'repeat';

export interface RegexSyntax {
	/** How many `(…)` capture. */
	readonly groups: number;
	readonly fault: RegexFault | undefined;
}

/** The most that RE2 repeats anything. */
const MOST_REPEATS = 1000;
const POSIX =
	/^\[:\^?(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;
const GROUP = /^\(\?(P?<[A-Za-z_][A-Za-z0-9_]*>|[imsU]*(?:-[imsU]+)?:|[imsU]+\)|[imsU]*-[imsU]+\))/;
const REPEAT = /^\{(\d+)(,(\d*))?\}/;
const ESCAPE =
	/^\\(?:[dDsSwW]|[aftnrv]|x[0-9A-Fa-f]{2}|x\{(?:10|0?[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}\}|[pP](?:[CLMNPSZ]|\{\^?(\w+)\})|[!-/:-@[-^`{-~])/;
const PLACE = /^\\[AzbB]/;

/**
 * Checks a regular expression as DuckDB's engine (RE2) takes it, before it is run: no look-around, no
 * references back. What passes may still be refused as too large.
 */
export function regexSyntax(pattern: string): RegexSyntax {
	const reader = new Reader(pattern);
	const fault = reader.read();
	return { groups: reader.groups, fault };
}

class Reader {
	groups = 0;
	#depth = 0;
	#rest: string;
	/** What a repeat sign would repeat. */
	#before: 'nothing' | 'something' | 'repeated' = 'nothing';

	constructor(pattern: string) {
		this.#rest = pattern;
	}

	read(): RegexFault | undefined {
		while (this.#rest !== '') {
			const fault = this.#next();
			if (fault !== undefined) return fault;
		}
		return this.#depth > 0 ? 'bracket' : undefined;
	}

	#next(): RegexFault | undefined {
		switch (this.#rest[0]) {
			case '\\':
				return this.#escape();
			case '[':
				return this.#class();
			case '(':
				return this.#open();
			case ')':
				return this.#close();
			case '|':
				return this.#take(1, 'nothing');
			case '*':
			case '+':
			case '?':
				return this.#repeat(1);
			case '{':
				return this.#braces();
			default:
				return this.#take([...this.#rest.slice(0, 2)][0]?.length ?? 1, 'something');
		}
	}

	#take(length: number, before: 'nothing' | 'something' | 'repeated'): undefined {
		this.#rest = this.#rest.slice(length);
		this.#before = before;
	}

	#escape(): RegexFault | undefined {
		if (this.#rest.startsWith('\\Q')) {
			const end = this.#rest.indexOf('\\E');
			const [quoted, length] =
				end < 0 ? [this.#rest.length - 2, this.#rest.length] : [end - 2, end + 2];
			return this.#take(length, quoted > 0 ? 'something' : this.#before);
		}
		const found = escapeAt(this.#rest) ?? PLACE.exec(this.#rest)?.[0];
		return found === undefined ? 'escape' : this.#take(found.length, 'something');
	}

	#class(): RegexFault | undefined {
		const length = classLength(this.#rest);
		return typeof length === 'number' ? this.#take(length, 'something') : length;
	}

	#open(): RegexFault | undefined {
		if (!this.#rest.startsWith('(?')) {
			this.groups++;
			this.#depth++;
			return this.#take(1, 'nothing');
		}
		const [found = ''] = GROUP.exec(this.#rest) ?? [];
		if (found === '') return 'group';
		if (found.endsWith('>')) this.groups++;
		// Flags alone open no group: a sign after them repeats what stands before.
		if (found.endsWith(')')) {
			return this.#take(found.length, this.#before === 'nothing' ? 'nothing' : 'something');
		}
		this.#depth++;
		return this.#take(found.length, 'nothing');
	}

	#close(): RegexFault | undefined {
		if (this.#depth === 0) return 'bracket';
		this.#depth--;
		return this.#take(1, 'something');
	}

	#braces(): RegexFault | undefined {
		const [found, least = '', more, most = ''] = REPEAT.exec(this.#rest) ?? [];
		if (found === undefined) return this.#take(1, 'something');
		const high = more === undefined ? least : most;
		if (Number(least) > MOST_REPEATS || Number(high) > MOST_REPEATS) return 'repeat';
		if (high !== '' && Number(high) < Number(least)) return 'repeat';
		return this.#repeat(found.length);
	}

	#repeat(length: number): RegexFault | undefined {
		if (this.#before === 'nothing') return 'nothing-to-repeat';
		if (this.#before === 'repeated') return 'repeat';
		return this.#take(length + (this.#rest[length] === '?' ? 1 : 0), 'repeated');
	}
}

function escapeAt(text: string): string | undefined {
	const [found, property] = ESCAPE.exec(text) ?? [];
	return property === undefined || isProperty(property) ? found : undefined;
}

/** A general category or a script, of those that the platform knows. */
function isProperty(name: string): boolean {
	if (name === 'Any') return true;
	if (!/^(?:[CLMNPSZ][a-z]?|[A-Z][a-z]{2,}\w*)$/.test(name)) return false;
	try {
		return new RegExp(`\\p{${name.length <= 2 ? name : `Script=${name}`}}`, 'u').test('') || true;
	} catch {
		return false;
	}
}

/** The length of the class that a text begins with, or what is wrong with it. */
function classLength(text: string): number | RegexFault {
	let at = text[1] === '^' ? 2 : 1;
	for (let first = true; first || text[at] !== ']'; first = false) {
		if (at >= text.length) return 'class';
		const [posix] = POSIX.exec(text.slice(at)) ?? [];
		if (posix !== undefined) {
			at += posix.length;
			continue;
		}
		if (text.startsWith('[:', at) && text.includes(':]', at + 2)) return 'class';
		const low = memberAt(text, at);
		if (low === undefined) return 'escape';
		at += low.length;
		if (text[at] !== '-' || text[at + 1] === ']' || at + 1 >= text.length) continue;
		const high = memberAt(text, at + 1);
		if (high === undefined) return 'escape';
		if (low.code === undefined || high.code === undefined || high.code < low.code) return 'range';
		at += 1 + high.length;
	}
	return at + 1;
}

interface Member {
	readonly length: number;
	/** Undefined for a class of characters, which bounds no range. */
	readonly code: number | undefined;
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

function memberAt(text: string, at: number): Member | undefined {
	if (text[at] !== '\\') {
		const code = text.codePointAt(at) ?? 0;
		return { length: code > 0xffff ? 2 : 1, code };
	}
	const found = escapeAt(text.slice(at));
	if (found === undefined) return undefined;
	const sign = found[1] ?? '';
	if (/[dDsSwWpP]/.test(sign)) return { length: found.length, code: undefined };
	const code =
		sign === 'x' ? Number.parseInt(found.replaceAll(/[\\x{}]/g, ''), 16) : sign.charCodeAt(0);
	return { length: found.length, code: CONTROLS[sign] ?? code };
}
