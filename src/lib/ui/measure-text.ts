/** Width of a text in pixels. */
export type Measure = (text: string) => number;

/** Measures texts in the face of an element. */
export function measureIn(element: Element): Measure {
	const context = document.createElement('canvas').getContext('2d');
	// The shorthand is empty where figures are tabular.
	const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
	if (context) context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
	return (text) => context?.measureText(text).width ?? text.length * 7;
}
