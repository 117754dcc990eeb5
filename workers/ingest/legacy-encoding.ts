import { legacyEncodings, type LegacyEncoding } from '$lib/import/source';
import { readSlice } from './chunks';

/** Bytes by which the encoding is told. */
const LOOKED = 1 << 20;
/** How long before the first telling byte these begin, so that they begin with a line. */
const BEFORE = 1 << 13;

/**
 * The encoding of a text of before Unicode, by the letters and pairs of letters that languages have: chardetng, as
 * Firefox does it. `fault` is the place of the first byte that cannot be UTF-8; most bytes before it tell nothing.
 * Rejects with the signal's reason, or where the file cannot be read.
 */
export async function legacyEncoding(
	signal: AbortSignal,
	blob: Blob,
	fault: number,
	module: WebAssembly.Module
): Promise<LegacyEncoding> {
	const from = Math.max(0, fault - BEFORE);
	const bytes = await readSlice(signal, blob, from, from + LOOKED);
	// No character of any encoding has a line end for its second byte.
	const line = from === 0 ? 0 : bytes.indexOf(10) + 1;
	const name = await guess(bytes.subarray(line), module);
	return legacyEncodings.find((one) => one === name) ?? 'windows-1252';
}

/** What the wasm offers, of which the package has only a glue for bundlers that import wasm. */
interface Detector {
	readonly memory: WebAssembly.Memory;
	encodingdetector_new(): number;
	encodingdetector_feed(detector: number, at: number, length: number, last: 0 | 1): number;
	/** Writes where the name lies and its length to `to`; of no country where that has no place and length. */
	encodingdetector_guess(
		to: number,
		detector: number,
		country: number,
		countryLength: number,
		allowUtf8: 0 | 1
	): void;
	__wbindgen_malloc(bytes: number): number;
	__wbindgen_add_to_stack_pointer(bytes: number): number;
}

/** In an instance of its own, which takes its memory along when it goes. */
async function guess(bytes: Uint8Array, module: WebAssembly.Module): Promise<string> {
	const [throws] = WebAssembly.Module.imports(module);
	const refuse = () => {
		throw new Error('the encoding could not be told');
	};
	const imports = throws === undefined ? {} : { [throws.module]: { [throws.name]: refuse } };
	const { exports } = await WebAssembly.instantiate(module, imports);
	const wasm = exports as unknown as Detector;
	const detector = wasm.encodingdetector_new();
	const at = wasm.__wbindgen_malloc(bytes.length);
	new Uint8Array(wasm.memory.buffer).set(bytes, at);
	wasm.encodingdetector_feed(detector, at, bytes.length, 1);
	const answer = wasm.__wbindgen_add_to_stack_pointer(-16);
	wasm.encodingdetector_guess(answer, detector, 0, 0, 0);
	const [begin = 0, length = 0] = new Uint32Array(wasm.memory.buffer, answer, 2);
	const name = new Uint8Array(wasm.memory.buffer, begin, length);
	return String.fromCharCode(...name).toLowerCase();
}
