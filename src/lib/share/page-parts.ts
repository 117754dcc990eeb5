import { paintOf } from './colours';
import { familyOf, standalone, SVG } from './svg-parts';

/** What belongs to the page, not to the picture: what is operated, and what only screen readers are told. */
const APART =
	'select, input, textarea, [role="combobox"], [role="radiogroup"], [role="toolbar"], [role="switch"], .visually-hidden, [data-apart]';
/** Signs on buttons. */
const SIGN = '.lucide, button svg[aria-hidden="true"]';

/** Draws what a part of the page shows into a picture whose origin is at `origin`. */
export function drawPage(element: Element, into: Element, origin: DOMRect): void {
	if (element.matches(APART)) return;
	const style = getComputedStyle(element);
	if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
	const box = element.getBoundingClientRect();
	if (element instanceof SVGSVGElement) return drawDrawing(element, box, into, origin);
	if (isClipped(style, box)) return;
	drawBox(style, box, into, origin);
	const inner = clipOf(style, box, into, origin) ?? into;
	for (const node of element.childNodes) {
		if (node instanceof Text) drawText(node, style, inner, origin);
		else if (node instanceof Element) drawPage(node, inner, origin);
	}
	if (inner !== into && inner.childNodes.length === 0) inner.remove();
}

/** Words for screen readers are clipped to nothing. */
function isClipped(
	{ clipPath, position }: CSSStyleDeclaration,
	{ width, height }: DOMRect
): boolean {
	return position === 'absolute' && (clipPath !== 'none' || (width <= 1 && height <= 1));
}

function drawDrawing(drawing: SVGSVGElement, box: DOMRect, into: Element, origin: DOMRect): void {
	if (drawing.matches(SIGN)) return;
	const copy = standalone(drawing);
	copy.setAttribute('x', String(box.x - origin.x));
	copy.setAttribute('y', String(box.y - origin.y));
	copy.setAttribute('width', String(box.width));
	copy.setAttribute('height', String(box.height));
	// What hangs out of a drawing is seen on the page unless its style says otherwise.
	if (getComputedStyle(drawing).overflow === 'visible') copy.setAttribute('overflow', 'visible');
	into.append(copy);
}

function drawBox(style: CSSStyleDeclaration, box: DOMRect, into: Element, origin: DOMRect): void {
	const fill = paintOf(style.backgroundColor);
	const sides = ['top', 'right', 'bottom', 'left'] as const;
	const [x, y] = [box.x - origin.x, box.y - origin.y];
	if (fill !== undefined && box.width > 0 && box.height > 0) {
		const round = Math.min(
			parseFloat(style.borderTopLeftRadius) || 0,
			box.width / 2,
			box.height / 2
		);
		add(into, 'rect', {
			x,
			y,
			width: box.width,
			height: box.height,
			...(round > 0 ? { rx: round } : {}),
			fill: fill.colour,
			...(fill.opacity < 1 ? { 'fill-opacity': fill.opacity } : {})
		});
	}
	for (const side of sides) {
		const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
		const paint = paintOf(style.getPropertyValue(`border-${side}-color`));
		const drawn = style.getPropertyValue(`border-${side}-style`) !== 'none' && width > 0;
		if (!drawn || paint === undefined) continue;
		const across = side === 'top' || side === 'bottom';
		const at = {
			x: side === 'right' ? x + box.width - width : x,
			y: side === 'bottom' ? y + box.height - width : y,
			width: across ? box.width : width,
			height: across ? width : box.height
		};
		add(into, 'rect', { ...at, fill: paint.colour, 'fill-opacity': paint.opacity });
	}
}

/** What hides the overflow of an element that scrolls; undefined where nothing is hidden. */
function clipOf(
	{ overflowX, overflowY }: CSSStyleDeclaration,
	box: DOMRect,
	into: Element,
	origin: DOMRect
): Element | undefined {
	if (overflowX === 'visible' && overflowY === 'visible') return undefined;
	return add(into, 'svg', {
		x: box.x - origin.x,
		y: box.y - origin.y,
		width: box.width,
		height: box.height,
		viewBox: `${box.x - origin.x} ${box.y - origin.y} ${box.width} ${box.height}`
	});
}

/** A text line by line, each where it stands. */
function drawText(node: Text, style: CSSStyleDeclaration, into: Element, origin: DOMRect): void {
	const paint = paintOf(style.color);
	if (paint === undefined || node.data.trim() === '') return;
	const size = parseFloat(style.fontSize);
	for (const { text, box } of linesOf(node)) {
		const line = add(into, 'text', {
			x: box.x - origin.x,
			// The middle of a line's box is that of its letters, for any font.
			y: box.y - origin.y + box.height / 2 + size * 0.35,
			fill: paint.colour,
			...(paint.opacity < 1 ? { 'fill-opacity': paint.opacity } : {}),
			'font-family': familyOf(style),
			'font-size': style.fontSize,
			...(style.fontWeight === '400' ? {} : { 'font-weight': style.fontWeight }),
			...(style.fontStyle === 'normal' ? {} : { 'font-style': style.fontStyle }),
			// Another font of the same kind may be wider.
			textLength: box.width,
			lengthAdjust: 'spacingAndGlyphs'
		});
		line.textContent = text;
	}
}

function linesOf(node: Text): { text: string; box: DOMRect }[] {
	const range = document.createRange();
	const lines: { text: string; box: DOMRect; from: number }[] = [];
	for (let at = 0; at < node.length; at++) {
		range.setStart(node, at);
		range.setEnd(node, at + 1);
		const box = range.getClientRects()[0];
		if (box === undefined || box.height === 0) continue;
		const last = lines.at(-1);
		if (last === undefined || Math.abs(box.y - last.box.y) > box.height / 2) {
			lines.push({ text: node.data[at] ?? '', box, from: at });
			continue;
		}
		range.setStart(node, last.from);
		lines[lines.length - 1] = {
			text: node.data.slice(last.from, at + 1),
			box: range.getBoundingClientRect(),
			from: last.from
		};
	}
	return lines
		.map(({ text, box }) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), box }))
		.filter(({ text, box }) => text !== '' && box.width > 0);
}

function add(into: Element, kind: string, attributes: Readonly<Record<string, string | number>>) {
	const element = document.createElementNS(SVG, kind);
	for (const [name, value] of Object.entries(attributes)) {
		const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
		element.setAttribute(name, text);
	}
	into.append(element);
	return element;
}
