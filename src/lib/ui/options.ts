/** One thing to choose in a `Select`, a `Combobox` or a `SegmentedControl`. */
export interface Option<Value extends string = string> {
	readonly value: Value;
	readonly label: string;
	/** One more line that explains the choice. */
	readonly detail?: string | undefined;
	/** Options with the same group stand under its name; they must be neighbours. */
	readonly group?: string | undefined;
	/** CSS colour of a swatch before the label. */
	readonly colour?: string | undefined;
	readonly disabled?: boolean | undefined;
}

/** Neighbours of the same group, together. */
export function grouped<Value extends string>(
	options: readonly Option<Value>[]
): { readonly name: string | undefined; readonly options: readonly Option<Value>[] }[] {
	const groups: { name: string | undefined; options: Option<Value>[] }[] = [];
	for (const option of options) {
		const last = groups.at(-1);
		if (last && last.name === option.group) last.options.push(option);
		else groups.push({ name: option.group, options: [option] });
	}
	return groups;
}

const bare = (text: string) =>
	text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();

/** Options whose label or detail holds every word that was typed, accents and case aside. */
export function matching<Value extends string>(
	options: readonly Option<Value>[],
	typed: string
): readonly Option<Value>[] {
	const words = bare(typed).split(/\s+/).filter(Boolean);
	if (words.length === 0) return options;
	return options.filter(({ label, detail = '' }) => {
		const text = bare(`${label} ${detail}`);
		return words.every((word) => text.includes(word));
	});
}
