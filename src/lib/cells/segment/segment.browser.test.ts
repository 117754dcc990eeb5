import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SequenceItem } from '$lib/journey/filter/condition';
import { at } from '$lib/journey/filter/match';
import { segmentSchema } from '$lib/journey/segment/spec';
import { parseSpec } from '$lib/journey/spec-error';
import { words } from '$lib/state/locale.svelte';
import { faults } from '$lib/ui/test/accessibility';
import Frame from '$lib/ui/test/Frame.svelte';
import '../../../app.css';
import Persona from './Persona.svelte';
import SequenceLine from './SequenceLine.svelte';

beforeEach(() => {
	words.locale = 'en';
});

test('a sequence is typed as a line; one that cannot be read stays and is told', async () => {
	const onchange = vi.fn<(items: SequenceItem[]) => void>();
	const items: SequenceItem[] = [{ is: 'one', match: at('home') }];
	const touchpoints = ['home', 'search', 'purchase'];
	const { container, rerender } = await render(SequenceLine, { items, touchpoints, onchange });
	const line = page.getByRole('textbox', { name: 'The sequence as a line' });
	await expect.element(line).toHaveValue('home');
	await line.fill('search -> * -> !purchase | serch');
	await userEvent.keyboard('{Enter}');
	const written: SequenceItem[] = [
		{ is: 'one', match: at('search') },
		{ is: 'any' },
		{ is: 'none', match: at('purchase', 'serch') }
	];
	expect(onchange.mock.calls).toEqual([[written]]);
	await rerender({ items: written, touchpoints, onchange });
	await expect.element(line).toHaveValue('search → * → !purchase | serch');
	await expect.element(page.getByText('No touchpoint is called “serch”.')).toBeVisible();

	await line.fill('search → → purchase');
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByText('Step 2 says nothing yet.')).toBeVisible();
	await expect.element(line).toHaveAttribute('aria-invalid', 'true');
	expect(onchange).toHaveBeenCalledTimes(1);
	for (const theme of ['light', 'dark'] as const)
		expect(await faults(theme, container)).toEqual([]);
});

async function picture(): Promise<File> {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [900, 600];
	const context = canvas.getContext('2d')!;
	for (let x = 0; x < 900; x += 3) {
		context.fillStyle = `hsl(${x * 7} 80% ${20 + (x % 60)}%)`;
		context.fillRect(x, (x * 13) % 300, 3, 400);
	}
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
	return new File([blob!], 'face.png', { type: 'image/png' });
}

test('a persona gets an image that fits its notebook, and nothing that is none', async () => {
	const onchange = vi.fn<(persona: { picture: string; note: string }) => void>();
	const props = { readOnly: false, onchange, onremove: vi.fn<() => void>() };
	const given = (persona: { picture: string; note: string }) => ({
		of: Persona,
		given: { ...props, persona }
	});
	const { rerender } = await render(Frame, given({ picture: '', note: 'Busy' }));
	const give = (file: File) => {
		const files = new DataTransfer();
		files.items.add(file);
		const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
		input.files = files.files;
		input.dispatchEvent(new Event('change', { bubbles: true }));
	};
	give(new File(['<svg onload="alert(1)"></svg>'], 'face.png', { type: 'image/png' }));
	await expect.element(page.getByRole('alert')).toBeVisible();
	expect(onchange).not.toHaveBeenCalled();

	give(await picture());
	await expect.poll(() => onchange.mock.calls.length).toBe(1);
	const [persona] = onchange.mock.calls[0]!;
	const spec = parseSpec('segment', segmentSchema, { journeys: 'trips', persona });
	expect(spec.persona).toEqual({ picture: persona.picture, note: 'Busy' });
	await rerender(given(persona));
	const image = page.getByRole('img', { name: 'Picture of the persona' });
	await expect.element(image).toBeVisible();
	await expect.poll(() => (image.element() as HTMLImageElement).naturalWidth).toBe(160);
	await page.getByRole('button', { name: 'Take the image away' }).click();
	expect(onchange.mock.calls[1]![0]).toEqual({ picture: '', note: 'Busy' });
});

test.each([
	'data:image/svg+xml;base64,PHN2Zz4=',
	'data:text/html;base64,PGI+',
	'https://x.org/a.png?aaaaaaaaaaaaaaaaaaa'
])('a persona from elsewhere has no other picture: %s', (picture) => {
	const given = { journeys: 'trips', persona: { picture, note: '' } };
	expect(() => parseSpec('segment', segmentSchema, given)).toThrow();
});
