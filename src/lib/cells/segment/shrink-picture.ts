import { MOST_IMAGE } from '$lib/journey/segment/spec';

/** Pixels of a side, enough for a face on a sharp screen. */
const SIDE = 160;

/** The middle square of a picture, small enough to stand in a notebook. Throws where it is no picture. */
export async function shrinkPicture(file: Blob): Promise<string> {
	const image = await createImageBitmap(file);
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = SIDE;
	const side = Math.min(image.width, image.height);
	const [left, top] = [(image.width - side) / 2, (image.height - side) / 2];
	canvas.getContext('2d')?.drawImage(image, left, top, side, side, 0, 0, SIDE, SIDE);
	image.close();
	const tries = [0.85, 0.6, 0.3].map((quality) => canvas.toDataURL('image/webp', quality));
	const small = tries.find(({ length }) => length <= MOST_IMAGE);
	if (small === undefined) throw new RangeError('the picture stays too large');
	return small;
}
