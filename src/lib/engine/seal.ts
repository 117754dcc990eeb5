import { hashOfFile } from '$lib/import/file-hash';
import type { Prepared } from './protocol';

/** Prepared tables with checksums of their files, to be stored. Rejects with the signal's reason. */
export async function sealed(signal: AbortSignal, { format, parts }: Prepared) {
	const checked = parts.map(async ({ blob }) => ({
		checksum: await hashOfFile(signal, blob),
		blob
	}));
	return { format, parts: await Promise.all(checked) };
}
