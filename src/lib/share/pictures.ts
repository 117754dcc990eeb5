import { paintOf } from './colours';
import { drawPage } from './page-parts';
import { SVG } from './svg-parts';

const MARGIN = 16;
/** Browsers give up on canvases with longer sides, or more pixels. */
const MOST_SIDE = 8192;
const MOST_PIXELS = 32_000_000;

export interface Picture {
	/** The text of a SVG file that needs nothing else. */
	readonly svg: string;
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
}

/** What a part of the page shows, as a picture with its own colours and a title. */
export function pictureOf(element: Element, title: string): Picture {
	const seen = element.getBoundingClientRect();
	const origin = new DOMRect(seen.x - MARGIN, seen.y - MARGIN, seen.width, seen.height);
	const width = Math.ceil(Math.max(seen.width, element.scrollWidth)) + 2 * MARGIN;
	const height = Math.ceil(seen.height) + 2 * MARGIN;
	const root = document.createElementNS(SVG, 'svg');
	root.setAttribute('xmlns', SVG);
	root.setAttribute('width', String(width));
	root.setAttribute('height', String(height));
	root.setAttribute('viewBox', `0 0 ${width} ${height}`);
	root.setAttribute('role', 'img');
	const name = document.createElementNS(SVG, 'title');
	name.textContent = title;
	const ground = document.createElementNS(SVG, 'rect');
	ground.setAttribute('width', '100%');
	ground.setAttribute('height', '100%');
	ground.setAttribute('fill', groundOf(element));
	root.append(name, ground);
	drawPage(element, root, origin);
	const text = new XMLSerializer().serializeToString(root);
	return { svg: text.replaceAll(INVALID, '\ufffd'), width, height };
}

/** Characters that no XML may hold, not even escaped: control characters but for tab and line ends. */
const INVALID = /(?![\t\n\r])\p{Cc}|\ufffe|\uffff/gu;

/** The colour of the paper that an element stands on. */
function groundOf(element: Element): string {
	for (let at: Element | null = element; at !== null; at = at.parentElement) {
		const paint = paintOf(getComputedStyle(at).backgroundColor);
		if (paint !== undefined && paint.opacity === 1) return paint.colour;
	}
	return '#ffffff';
}

/** A picture as a PNG, with two points to a pixel where that is not too many. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
	const scale = Math.min(
		2,
		MOST_SIDE / Math.max(width, height),
		Math.sqrt(MOST_PIXELS / (width * height))
	);
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob === null) reject(new Error('no PNG'));
			else resolve(blob);
		}, 'image/png');
	});
}
