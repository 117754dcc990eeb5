import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './text';

const BACKSLASH = 92;
/** Objects within objects that are looked into for records. */
const DEEPEST = 8;
/** Lists and objects that are remembered. */
const MOST = 20_000;
/** Bytes kept of a key. */
const LONGEST_KEY = 500;

/** A list or an object that is reached from the document through keys alone. */
export interface Container {
	readonly kind: 'list' | 'object';
	/** Dotted path of keys; empty for the document. */
	readonly path: string;
	readonly key: string;
	readonly parent: Container | undefined;
	/** The byte after its opening bracket. */
	readonly start: number;
	/** Values in it, and which of them are objects, lists. */
	values: number;
	objects: number;
	lists: number;
	/** Whether its keys are `0`, `1`, `2` …: some programs write columns so. */
	numbered: boolean;
}

const spaces = new Uint8Array(256);
for (const space of [9, 10, 11, 12, 13, 32]) spaces[space] = 1;

/** The structure of a JSON document, found from its bytes (UTF-8) as they come. Says nothing of faults in it. */
export class Outline {
	readonly containers: Container[] = [];
	/** Whether the document has ended, and whether something other than space follows it. */
	ended = false;
	followed = false;
	/** Hears of each container as it opens; `false` ends the reading. */
	readonly #onOpen: (container: Container) => boolean;
	readonly #open: Container[] = [];
	#read = 0;
	/** Brackets open within a value that is not looked into. */
	#deep = 0;
	#inString = false;
	#escaped = false;
	/** The bytes of the key that is being read, or of the last one. */
	#key: number[] = [];
	#inKey = false;
	#wantsKey = false;
	/** Whether the bytes so far ended within a number or a word. */
	#inWord = false;
	#stopped = false;

	constructor(onOpen: (container: Container) => boolean = () => true) {
		this.#onOpen = onOpen;
	}

	/** The next bytes. Gives whether more are wanted. */
	push(bytes: Uint8Array): boolean {
		let i = 0;
		while (i < bytes.length && !this.#stopped && !this.followed) {
			if (this.#inWord) i = this.#word(bytes, i);
			else if (this.#inString) i = this.#string(bytes, i);
			else if (this.#deep > 0) i = this.#pass(bytes, i);
			else i = this.#step(bytes, i);
		}
		this.#read += bytes.length;
		return !this.#stopped && !this.followed;
	}

	#string(bytes: Uint8Array, from: number): number {
		let i = from;
		for (; i < bytes.length; i++) {
			const byte = bytes[i] ?? 0;
			if (this.#inKey && byte !== QUOTE && this.#key.length < LONGEST_KEY) this.#key.push(byte);
			if (this.#escaped) {
				this.#escaped = false;
				if (byte === QUOTE && this.#inKey) this.#key.push(byte);
			} else if (byte === BACKSLASH) {
				this.#escaped = true;
			} else if (byte === QUOTE) {
				this.#inString = false;
				this.#inKey = false;
				return i + 1;
			}
		}
		return i;
	}

	/** Passes over a value that is not looked into. */
	#pass(bytes: Uint8Array, from: number): number {
		for (let i = from; i < bytes.length; i++) {
			switch (bytes[i] ?? 0) {
				case QUOTE:
					this.#inString = true;
					return i + 1;
				case OPEN_LIST:
				case OPEN_OBJECT:
					this.#deep++;
					break;
				case CLOSE_LIST:
				case CLOSE_OBJECT:
					if (--this.#deep === 0) return i + 1;
			}
		}
		return bytes.length;
	}

	#step(bytes: Uint8Array, at: number): number {
		const byte = bytes[at] ?? 0;
		if (spaces[byte] === 1) return at + 1;
		if (this.ended) {
			this.followed = true;
			return at;
		}
		const top = this.#open.at(-1);
		switch (byte) {
			case OPEN_OBJECT:
			case OPEN_LIST:
				this.#begin(byte === OPEN_LIST ? 'list' : 'object', top, this.#read + at + 1);
				break;
			case CLOSE_OBJECT:
			case CLOSE_LIST:
				this.#open.pop();
				this.ended = this.#open.length === 0;
				break;
			case QUOTE:
				this.#inString = true;
				if (this.#wantsKey) {
					this.#inKey = true;
					this.#key = [];
					this.#wantsKey = false;
				} else if (top !== undefined) this.#count(top);
				break;
			case COMMA:
				this.#wantsKey = top?.kind === 'object';
				break;
			case COLON:
				break;
			default:
				if (top === undefined) this.ended = true;
				else this.#count(top);
				return this.#word(bytes, at + 1);
		}
		return at + 1;
	}

	#count(container: Container): void {
		if (container.kind === 'object' && this.#keyText() !== String(container.values)) {
			container.numbered = false;
		}
		container.values++;
	}

	#begin(kind: Container['kind'], parent: Container | undefined, start: number): void {
		if (parent !== undefined) {
			this.#count(parent);
			if (kind === 'list') parent.lists++;
			else parent.objects++;
		}
		const within = parent?.kind === 'list' || this.#open.length >= DEEPEST;
		if (within || this.containers.length >= MOST) {
			this.#deep = 1;
			return;
		}
		const key = parent === undefined ? '' : this.#keyText();
		const path = parent === undefined || parent.path === '' ? key : `${parent.path}.${key}`;
		const counts = { values: 0, objects: 0, lists: 0, numbered: kind === 'object' };
		const container = { kind, path, key, parent, start, ...counts };
		this.containers.push(container);
		this.#open.push(container);
		this.#wantsKey = kind === 'object';
		this.#stopped = !this.#onOpen(container);
	}

	/** The rest of a number or a word, which the end of a piece may cut. */
	#word(bytes: Uint8Array, from: number): number {
		let at = from;
		for (; at < bytes.length; at++) {
			const byte = bytes[at] ?? 0;
			if (spaces[byte] === 1 || byte === COMMA) break;
			if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) break;
		}
		this.#inWord = at === bytes.length;
		return at;
	}

	#keyText(): string {
		const text = new TextDecoder().decode(new Uint8Array(this.#key));
		if (!text.includes('\\')) return text;
		try {
			return String(JSON.parse(`"${text}"`));
		} catch {
			return text;
		}
	}
}
