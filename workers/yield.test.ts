import { expect, it } from 'vitest';
import { yieldToEvents } from './yield';

it('lets in the messages that were already waiting', async () => {
	const heard: string[] = [];
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = ({ data }: MessageEvent<string>) => heard.push(data);
	port2.postMessage('cancel');
	while (heard.length === 0) await yieldToEvents();
	expect(heard).toEqual(['cancel']);
	port1.close();
});
