/** A colour as every program for drawings knows it. */
export interface Paint {
	/** `#rrggbb`. */
	readonly colour: string;
	/** From 0 to 1. */
	readonly opacity: number;
}

const known = new Map<string, Paint | undefined>();
let context: CanvasRenderingContext2D | null | undefined;

/** What a computed colour looks like, whatever notation it has; undefined where there is none to be seen. */
export function paintOf(css: string): Paint | undefined {
	if (!known.has(css)) known.set(css, read(css));
	return known.get(css);
}

function read(css: string): Paint | undefined {
	if (css === '' || css === 'none' || css === 'transparent') return undefined;
	if (context === undefined) {
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = 1;
		context = canvas.getContext('2d', { willReadFrequently: true });
	}
	if (context === null) return undefined;
	context.clearRect(0, 0, 1, 1);
	context.fillStyle = '#000';
	context.fillStyle = css;
	context.fillRect(0, 0, 1, 1);
	const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
	if (alpha === 0) return undefined;
	const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
	return { colour: `#${hex}`, opacity: Math.round((alpha / 255) * 1000) / 1000 };
}
