import { SaxesParser } from 'saxes';
import type { Field, Fields } from '$lib/import/json/fields';
import { EventRow } from './event-row';

/** Elements within each other. */
const DEEPEST = 100;
/** Characters between two elements. */
const LONGEST = 16 << 20;

const ATTRIBUTES = new Set([
	'string',
	'date',
	'int',
	'float',
	'boolean',
	'id',
	'list',
	'container'
]);

/** What ends the reading of a log before its end. */
export class LogFault extends Error {
	override readonly name = 'LogFault';
}

/** Hears each event as it ends; `false` ends the reading. */
export type OnEvent = (values: readonly (string | null)[]) => boolean;

/**
 * Reads an event log (XES, IEEE 1849) that comes in pieces: a row an event, with the attributes of its
 * trace as `case:…`. Entities that a document declares for itself are faults: none is ever expanded.
 */
export class LogParser {
	/** Whether `onEvent` wanted no more. */
	stopped = false;
	readonly #fields: Fields;
	readonly #onEvent: OnEvent;
	readonly #parser = new SaxesParser();
	readonly #case: EventRow;
	readonly #event: EventRow;
	readonly #defaults: { readonly trace: EventRow; readonly event: EventRow };
	/** The element names open, and the places of the attributes among them. */
	readonly #open: string[] = [];
	readonly #path: Field[] = [];
	#scope: { readonly row: EventRow; readonly prefix: string; readonly depth: number }[] = [];
	#since = 0;

	constructor(fields: Fields, onEvent: OnEvent) {
		this.#fields = fields;
		this.#onEvent = onEvent;
		this.#case = new EventRow(fields);
		this.#event = new EventRow(fields);
		this.#defaults = { trace: new EventRow(fields), event: new EventRow(fields) };
		this.#parser.on('error', (cause) => {
			throw new LogFault(cause.message, { cause });
		});
		this.#parser.on('opentag', ({ name, attributes }) => this.#begin(localName(name), attributes));
		this.#parser.on('closetag', () => this.#end());
	}

	/** More text. Throws `LogFault` where it is no XML. */
	push(text: string, final: boolean): void {
		if (this.stopped) return;
		this.#since += text.length;
		this.#parser.write(text);
		if (this.#since > LONGEST) throw new LogFault('no element ends');
		if (final && !this.stopped) this.#parser.close();
	}

	#begin(name: string, attributes: Readonly<Record<string, string>>): void {
		this.#since = 0;
		if (this.#open.push(name) > DEEPEST) throw new LogFault('nested too deeply');
		if (this.stopped) return;
		const depth = this.#open.length;
		if (name === 'trace') this.#enter(this.#case, 'case:', depth);
		else if (name === 'event') this.#enter(this.#event, '', depth);
		else if (name === 'global') {
			const trace = attributes.scope === 'trace';
			const row = trace ? this.#defaults.trace : this.#defaults.event;
			this.#enter(row, trace ? 'case:' : '', depth);
		} else if (ATTRIBUTES.has(name)) this.#attribute(attributes);
	}

	#enter(row: EventRow, prefix: string, depth: number): void {
		row.clear();
		this.#scope.push({ row, prefix, depth });
		this.#path.length = 0;
	}

	#attribute({ key = '', value }: Readonly<Record<string, string>>): void {
		const scope = this.#scope.at(-1);
		if (scope === undefined) return;
		const parent = this.#path.at(-1);
		const field =
			parent === undefined
				? this.#fields.child(this.#fields.root, scope.prefix + key)
				: this.#fields.child(parent, key);
		this.#path.push(field);
		if (value !== undefined) scope.row.add(field, value);
	}

	#end(): void {
		const depth = this.#open.length;
		const name = this.#open.pop() ?? '';
		if (this.stopped) return;
		const scope = this.#scope.at(-1);
		if (scope?.depth !== depth) {
			if (ATTRIBUTES.has(name) && scope !== undefined) this.#path.pop();
			return;
		}
		this.#scope.pop();
		if (name === 'event') this.#emit();
		if (name === 'trace') this.#case.clear();
	}

	#emit(): void {
		const values = this.#defaults.event.values();
		const rows = [this.#defaults.trace.values(), this.#case.values(), this.#event.values()];
		for (const row of rows) {
			row.forEach((value, column) => {
				if (value !== null) values[column] = value;
			});
		}
		this.stopped = !this.#onEvent(values);
	}
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
