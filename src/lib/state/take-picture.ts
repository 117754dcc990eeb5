import { pictureOf, pngOf } from '$lib/share/pictures';
import { saveBlob } from './save-text';
import { plainName } from './take-out';

/** Saves what a part of the page shows. Rejects where the browser cannot draw it. */
export async function savePicture(
	element: Element,
	title: string,
	kind: 'svg' | 'png'
): Promise<void> {
	const picture = pictureOf(element, title);
	const blob =
		kind === 'png' ? await pngOf(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
	saveBlob(`${plainName(title)}.${kind}`, blob);
}

/** Whether pictures can be put on the clipboard. */
export const copiesPictures = () => typeof ClipboardItem !== 'undefined';

/** Puts what a part of the page shows on the clipboard, as PNG. Rejects where that is not allowed. */
export async function copyPicture(element: Element, title: string): Promise<void> {
	// The promise goes along: some browsers forget the click by the time that the picture is made.
	const png = pngOf(pictureOf(element, title));
	await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
