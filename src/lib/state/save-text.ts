/** Lets the browser save a text under a name. */
export function saveText(name: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The download has its own hold on the data once it has begun; a minute is long enough for that.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
