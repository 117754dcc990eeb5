import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import GradualSpecimen from './test/GradualSpecimen.svelte';

test('heavy parts come a few at a time, the rest of the page in between; a few more at once', async () => {
	const heard: string[] = [];
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		if (heard.at(-1) !== '|') heard.push('|');
		if (!heard.includes('e')) port2.postMessage(0);
	};
	port2.postMessage(0);
	const onpart = (part: string) => void heard.push(part);
	const { rerender } = await render(GradualSpecimen, { parts: [...'abcde'], onpart });
	await expect.element(page.getByText('e')).toBeInTheDocument();
	expect(heard.join('')).toMatch(/^\|?ab\|cd\|e/);

	await rerender({ parts: [...'abcdefg'], onpart });
	expect(page.getByRole('listitem').elements()).toHaveLength(7);
	await rerender({ parts: ['x'], onpart });
	expect(page.getByRole('listitem').elements()).toHaveLength(1);
	port1.close();
});
