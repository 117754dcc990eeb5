import { isLines } from '$lib/import/json/detect';
import { layoutOf, type Layout } from '$lib/import/json/layout';
import { headOf, outlineOf } from './records';

/** How a UTF-8 file holds its records. */
export async function findLayout(signal: AbortSignal, blob: Blob): Promise<Layout> {
	const { text, whole } = await headOf(signal, blob);
	// A list needs no second look: its records are its own.
	if (/^\s*\[/.test(text)) return { layout: 'array', at: '' };
	const several = text.trim().includes('\n');
	if (several && isLines(text, whole)) return { layout: 'lines', at: '' };
	return layoutOf(await outlineOf(signal, blob));
}
