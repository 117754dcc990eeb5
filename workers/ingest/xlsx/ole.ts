import type { EngineError } from '$lib/engine/errors';
import { readSlice } from '../chunks';
import { tableFault } from '../table-faults';

/** Bytes of the directory's first sector, and a few after it. */
const DIRECTORY = 8192;

/** What is wrong with a file in Microsoft's old container: a workbook under a password, or one of before 2007. */
export async function oleFault(signal: AbortSignal, blob: Blob): Promise<EngineError> {
	const head = await readSlice(signal, blob, 0, 512);
	const view = new DataView(head.buffer);
	const at = head.length < 52 ? 0 : (view.getUint32(48, true) + 1) * 2 ** view.getUint16(30, true);
	const directory = await readSlice(signal, blob, at, at + DIRECTORY);
	const names = new TextDecoder('utf-16le').decode(directory);
	return names.includes('EncryptedPackage')
		? tableFault('xlsx-password', blob, 'encrypted')
		: tableFault('xlsx-old', blob, 'BIFF');
}
