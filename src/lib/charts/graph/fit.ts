/** The longest beginning of a text, with `…` where it is not all, that is no wider than the room for it. */
export function fit(text: string, room: number, measure: (text: string) => number): string {
	if (measure(text) <= room) return text;
	const letters = Array.from(text);
	while (letters.length > 0) {
		letters.pop();
		const shorter = `${letters.join('').trimEnd()}…`;
		if (measure(shorter) <= room) return shorter;
	}
	return '';
}
