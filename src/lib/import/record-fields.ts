const SPACE = 32;

/** The fields of one well-formed record as bytes, quotes taken off. */
export function fieldsOf(
	bytes: Uint8Array,
	start: number,
	end: number,
	delimiter: number,
	quote: number
): Uint8Array[] {
	const fields: Uint8Array[] = [];
	let at = start;
	for (;;) {
		let open = at;
		if (quote >= 0 && delimiter !== SPACE) while (open < end && bytes[open] === SPACE) open++;
		const field = open < end && bytes[open] === quote ? quoted(bytes, open, end, quote) : undefined;
		let stop = field?.after ?? at;
		while (stop < end && bytes[stop] !== delimiter) stop++;
		fields.push(field?.value ?? bytes.subarray(at, stop));
		if (stop >= end) return fields;
		at = stop + 1;
	}
}

function quoted(bytes: Uint8Array, open: number, end: number, quote: number) {
	const value = new Uint8Array(end - open);
	let length = 0;
	let at = open + 1;
	while (at < end) {
		const byte = bytes[at] ?? 0;
		if (byte === quote) {
			if (bytes[at + 1] !== quote || at + 1 >= end)
				return { value: value.subarray(0, length), after: at + 1 };
			at++;
		}
		value[length++] = byte;
		at++;
	}
	// Only a broken record (a heading, say) comes here: what there is of it is taken.
	return { value: value.subarray(0, length), after: end };
}

/** The same record with each field in quotes and a line end after it: no reader can mistake it. */
export function quotedRecord(
	fields: readonly Uint8Array[],
	delimiter: number,
	quote: number
): Uint8Array {
	const inner = fields.reduce((sum, field) => sum + field.length * 2 + 3, 0);
	const record = new Uint8Array(inner);
	let at = 0;
	for (const field of fields) {
		record[at++] = quote;
		for (const byte of field) {
			if (byte === quote) record[at++] = quote;
			record[at++] = byte;
		}
		record[at++] = quote;
		record[at++] = delimiter;
	}
	record[at - 1] = 10;
	return record.subarray(0, at);
}

/** The fields as text. */
export function textOf(fields: readonly Uint8Array[]): string[] {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	return fields.map((field) => decoder.decode(field));
}
