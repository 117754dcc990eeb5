/**
 * An empty DuckDB database of storage version 1.4.0: three headers of 4 KiB, packed by gzip. Made by
 * `attach 'empty.db' (storage_version 'v1.4.0')` in DuckDB. DuckDB-Wasm makes none itself where a file is
 * there already, as every registered one is.
 */
const PACKED =
	'H4sIAAAAAAACA+3XsQpBARQG4DsIi8luUUal2y1Zr0UGC7ubm4wmHuLOFi/gCSwUi2ewKm9hYpCUIosyfN/ydzqns//rZafQOi3n7UHcjYPvzBr1qB6936fNUZokYThOP/9ZZZXefhjuaoPDuT/JtgEAAADwE5djeVrdlBaP+frieZm7R/Ee+UD/BwAAAP1f/wcAAIB/cQMyOCe6ADAAAA==';

/** The bytes of a database file without tables. */
export async function emptyDatabase(): Promise<Uint8Array<ArrayBuffer>> {
	const packed = Uint8Array.from(atob(PACKED), (character) => character.charCodeAt(0));
	const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
