const plain = /^[ -~\s]*$/;

/** A text as it is compared when it is looked for: case and accents aside. */
export function fold(text: string): string {
	if (plain.test(text)) return text.toLowerCase();
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();
}
