import { expect, test } from 'vitest';
import '../../app.css';
import { pictureOf, pngOf } from './pictures';

/** A piece of a page with a drawing, words, a list and things that are no part of the picture. */
function page(): HTMLElement {
	const style = document.createElement('style');
	style.textContent = `.p { --c: oklch(0.6 0.2 30); width: 300px; background: rgb(250 240 230); font-family: Georgia, serif; }
	.p .mark { fill: var(--c); stroke: none; } .p .line { stroke: currentColor; color: rgb(0 0 255); fill: none; stroke-width: 3px }
	.p .gone { display: none } .p li { background: rgb(0 128 0); height: 20px; width: 50%; list-style: none }`;
	const element = document.createElement('div');
	element.className = 'p';
	element.innerHTML = `<p>Ways & <b>means</b> <button>open 5</button></p>
	<svg class="lucide" width="16" height="16"><path d="M0 0"></path></svg>
	<svg width="300" height="100" viewBox="0 0 300 100" onclick="alert(1)"><rect class="mark" width="150" height="100"></rect>
	<defs><linearGradient id="fade"><stop offset="0" class="line" style="stop-color:var(--c)"></stop></linearGradient></defs><path class="line" d="M0 50H300"></path><text x="10" y="20" class="name">node</text><rect class="gone" width="300" height="100"></rect></svg>
	<ul style="margin:0;padding:0"><li></li></ul><select><option>operated</option></select>
	<span style="position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden">for ears</span>`;
	document.body.append(style, element);
	return element;
}

async function pixelsOf(png: Blob) {
	const bitmap = await createImageBitmap(png);
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	const context = canvas.getContext('2d')!;
	context.drawImage(bitmap, 0, 0);
	const at = (x: number, y: number) => [
		...context.getImageData(x * 2, y * 2, 1, 1).data.slice(0, 3)
	];
	return { width: bitmap.width, height: bitmap.height, at };
}

test('a picture stands by itself: no styles, classes, scripts or fonts of the page', () => {
	const { svg } = pictureOf(page(), 'Ways & means');
	const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
	expect(parsed.querySelector('parsererror')).toBeNull();
	expect(parsed.querySelector('title')?.textContent).toBe('Ways & means');
	expect(svg).not.toMatch(
		/class=|style=|onclick|var\(|oklch|currentColor|Georgia|<style|foreignObject|url\(/
	);
	const texts = [...parsed.querySelectorAll('text')];
	expect(texts.map((text) => text.textContent)).toEqual(['Ways &', 'means', 'open 5', 'node']);
	expect(texts[0]!.getAttribute('font-family')).toBe('serif');
	expect(parsed.querySelectorAll('svg svg rect')).toHaveLength(1);
	expect(parsed.querySelector('path')?.getAttribute('stroke')).toBe('#0000ff');
	expect(parsed.querySelector('stop')?.getAttribute('stop-color')).toMatch(/^#[c-e]/);
});

test('a PNG shows what the page shows, twice as fine', async () => {
	const element = page();
	const drawing = element.querySelector('svg[viewBox]')!.getBoundingClientRect();
	const list = element.querySelector('li')!.getBoundingClientRect();
	const own = element.getBoundingClientRect();
	const png = await pngOf(pictureOf(element, 'Ways'));
	expect(png.type).toBe('image/png');
	const { width, height, at } = await pixelsOf(png);
	expect(width).toBe((300 + 32) * 2);
	expect(height).toBe((Math.ceil(own.height) + 32) * 2);
	const [x, y] = [16 - own.x, 16 - own.y];
	expect(at(2, 2)).toEqual([250, 240, 230]);
	expect(at(drawing.x + x + 140, drawing.y + y + 50)).toEqual([0, 0, 255]);
	const [red = 0, green = 0, blue = 0] = at(drawing.x + x + 140, drawing.y + y + 90);
	expect(red).toBeGreaterThan(150);
	expect(green + blue).toBeLessThan(red);
	expect(at(drawing.x + x + 290, drawing.y + y + 90)).toEqual([250, 240, 230]);
	expect(at(list.x + x + 10, list.y + y + 10)).toEqual([0, 128, 0]);
});
