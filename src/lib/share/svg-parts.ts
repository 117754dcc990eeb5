import { paintOf } from './colours';

export const SVG = 'http://www.w3.org/2000/svg';

/** What decides how a shape or a text looks, in the words that SVG and CSS share. */
const STYLES = [
	'opacity',
	'stroke-width',
	'stroke-dasharray',
	'stroke-dashoffset',
	'stroke-linecap',
	'stroke-linejoin',
	'fill-rule',
	'font-size',
	'font-weight',
	'font-style',
	'letter-spacing',
	'text-anchor',
	'dominant-baseline',
	'paint-order',
	'vector-effect',
	'visibility',
	'mix-blend-mode'
] as const;

/** What each is unless something is said: left out. */
const USUAL: Readonly<Record<string, string>> = {
	opacity: '1',
	'stroke-dasharray': 'none',
	'stroke-dashoffset': '0px',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
	'fill-rule': 'nonzero',
	'font-style': 'normal',
	'letter-spacing': 'normal',
	'text-anchor': 'start',
	'dominant-baseline': 'auto',
	'paint-order': 'normal',
	'vector-effect': 'none',
	visibility: 'visible',
	'mix-blend-mode': 'normal'
};

const GENERIC = /^(serif|sans-serif|monospace|system-ui)$/;

/** A family that every program has, of the kind that the page asks for. */
export function familyOf(style: CSSStyleDeclaration): string {
	const families = style.fontFamily
		.split(',')
		.map((family) => family.trim().replaceAll(/["']/g, ''));
	const generic = families.findLast((family) => GENERIC.test(family)) ?? 'sans-serif';
	return generic === 'system-ui' ? 'sans-serif' : generic;
}

/** A copy of a drawing whose looks no style sheet decides. */
export function standalone(drawing: SVGSVGElement): SVGSVGElement {
	const copy = drawing.cloneNode(true) as SVGSVGElement;
	const theirs = [...drawing.querySelectorAll('*')];
	for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
		const original = theirs[index];
		if (original === undefined) continue;
		if (element.localName === 'style' || element.localName === 'script' || isHidden(original)) {
			// Taken away last: the two lists go together.
			element.setAttribute('data-gone', '');
			continue;
		}
		settle(element, original);
	}
	for (const gone of copy.querySelectorAll('[data-gone]')) gone.remove();
	settle(copy, drawing);
	return copy;
}

function isHidden(element: Element): boolean {
	if (element.localName === 'title' || element.closest('defs, clipPath, pattern') !== null)
		return false;
	return getComputedStyle(element).display === 'none';
}

function settle(element: Element, original: Element): void {
	const style = getComputedStyle(original);
	for (const { name } of [...element.attributes]) {
		const kept =
			!/^(class|style|tabindex|role|id$|on|data-|aria-(?!label))/.test(name) || name === 'id';
		if (!kept) element.removeAttribute(name);
	}
	for (const side of ['fill', 'stroke'] as const) {
		const value = style.getPropertyValue(side);
		// Patterns and gradients are drawn along.
		if (value.startsWith('url')) {
			element.setAttribute(side, value.replaceAll('"', ''));
			continue;
		}
		const paint = paintOf(value);
		element.setAttribute(side, paint?.colour ?? 'none');
		const opacity = Number(style.getPropertyValue(`${side}-opacity`) || 1) * (paint?.opacity ?? 1);
		if (paint !== undefined && opacity < 1)
			element.setAttribute(`${side}-opacity`, String(opacity));
		else element.removeAttribute(`${side}-opacity`);
	}
	if (element.localName === 'stop') {
		const paint = paintOf(style.getPropertyValue('stop-color'));
		const opacity = Number(style.getPropertyValue('stop-opacity') || 1) * (paint?.opacity ?? 0);
		element.setAttribute('stop-color', paint?.colour ?? '#000000');
		element.setAttribute('stop-opacity', String(opacity));
	}
	for (const property of STYLES) {
		const value = style.getPropertyValue(property);
		if (value !== '' && value !== USUAL[property]) element.setAttribute(property, value);
	}
	if (element.localName === 'text' || element.localName === 'tspan') {
		element.setAttribute('font-family', familyOf(style));
	}
	// A shape that is moved by a style is moved by an attribute.
	const { transform } = style;
	const moved = transform !== 'none' && !element.hasAttribute('transform');
	if (moved && element.localName !== 'svg') element.setAttribute('transform', transform);
}
