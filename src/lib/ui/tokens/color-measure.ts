/** Linear red, green and blue, 0 to 1. */
export type Rgb = readonly [number, number, number];
export type Sight = 'full' | 'protan' | 'deutan' | 'tritan';

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira & Fernandes 2009, severity 1: what linear light looks like with one cone missing. */
const seenBy: Record<Sight, Matrix> = {
	full: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	protan: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deutan: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritan: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	]
};

/** Björn Ottosson's OKLab: linear light to cones, and their cube roots to lightness and two hues. */
const toCones: Matrix = [
	[0.4122214708, 0.5363325363, 0.0514459929],
	[0.2119034982, 0.6806995451, 0.1073969566],
	[0.0883024619, 0.2817188376, 0.6299787005]
];
const toLab: Matrix = [
	[0.2104542553, 0.793617785, -0.0040720468],
	[1.9779984951, -2.428592205, 0.4505937099],
	[0.0259040371, 0.7827717662, -0.808675766]
];

const times = (matrix: Matrix, [x, y, z]: Rgb): Rgb => {
	const row = ([a, b, c]: Rgb) => a * x + b * y + c * z;
	return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** `#rrggbb` as linear light. */
export function linear(hex: string): Rgb {
	const channel = (at: number) => {
		const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}

/** Contrast of two colours as WCAG 2 defines it, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
	const light = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
	const [a, b] = [light(one), light(other)];
	return Math.max(a, b) / Math.min(a, b);
}

/** How far apart two colours look, as a distance in OKLab, to one of these sights. */
export function difference(one: Rgb, other: Rgb, sight: Sight): number {
	const lab = (colour: Rgb) => {
		const [r, g, b] = times(seenBy[sight], colour);
		const [l, m, s] = times(toCones, [clamp(r), clamp(g), clamp(b)]);
		return times(toLab, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
	};
	const [a, b] = [lab(one), lab(other)];
	return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
