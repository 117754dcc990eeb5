/** What the browser says of the room that this app has, in bytes; roughly, on purpose. */
export interface Space {
	readonly used: number;
	readonly available: number;
}

/** Whether the browser promises not to delete what is stored when the device runs short of space. */
export async function isPersistent(): Promise<boolean> {
	return (await navigator.storage?.persisted?.()) ?? false;
}

/** Asks for that promise; some browsers ask the user. Gives whether it was made. */
export async function askToPersist(): Promise<boolean> {
	return (await navigator.storage?.persist?.()) ?? false;
}

/** Whether so many bytes fit, as far as the browser says. */
export async function hasSpace(bytes: number): Promise<boolean> {
	const space = await estimateSpace();
	return space === undefined || space.available >= bytes;
}

/** How much is used, and how much there is still; undefined where the browser does not say. */
export async function estimateSpace(): Promise<Space | undefined> {
	const estimate = await navigator.storage?.estimate?.();
	if (estimate?.usage === undefined || estimate.quota === undefined) return undefined;
	return { used: estimate.usage, available: Math.max(0, estimate.quota - estimate.usage) };
}
