import { resolve } from '$app/paths';

/** Where a notebook is opened, under whatever path the app lies. */
export function notebookAddress(id: string): string {
	return `${resolve('/notebook')}/?id=${encodeURIComponent(id)}`;
}
