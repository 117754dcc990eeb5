/** A name as SQL: always in double quotes, so that no word is reserved and no character is lost. */
export function name(identifier: string): string {
	return `"${identifier.replaceAll('"', '""')}"`;
}

/** A text as SQL. */
export function literal(value: string): string {
	return `'${value.replaceAll("'", "''")}'`;
}

/** A whole number as SQL. Throws for anything else: numbers from specs are never pasted unchecked. */
export function integer(value: number): string {
	if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
	return String(value);
}
