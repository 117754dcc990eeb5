/** Lets the browser save a text under a name. */
export function saveText(name: string, text: string, type = 'application/json'): void {
	saveBlob(name, new Blob([text], { type }));
}

/** Lets the browser save a file under a name. */
export function saveBlob(name: string, blob: Blob): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The download has its own hold on the data once it has begun; a minute is long enough for that.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
