const HUES = 8;

/** Gives each name a hue, in their alphabetical order so that it stays the same from cell to cell. */
export function hueOf(names: readonly string[]): (name: string) => string | undefined {
	const sorted = [...new Set(names)].sort();
	return (name) => {
		const index = sorted.indexOf(name);
		return index < 0 ? undefined : `var(--hue-${(index % HUES) + 1})`;
	};
}
