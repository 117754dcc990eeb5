/** Pages that live in a folder of their own, relative to the scope. */
const folders = ['notebook'];

/** Whether an address belongs to another origin than the app. */
export function isForeign(address: string, scope: string): boolean {
	return new URL(address).origin !== new URL(scope).origin;
}

/** Whether an address is that of one of the app's pages but for the slash at its end. */
export function withoutSlash(url: URL, scope: string): boolean {
	return folders.some((folder) => url.pathname === new URL(folder, scope).pathname);
}
