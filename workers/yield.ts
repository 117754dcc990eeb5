/**
 * Lets waiting messages in. A message to oneself comes after those already waiting, and unlike a timer
 * it is not held back.
 */
export function yieldToEvents(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
}
