/** Records as a file: comma-separated, all fields in quotes. */
export function csvOf(records: readonly (readonly string[])[]): Blob {
	const lines = records.map((fields) => `${fields.map(quoted).join(',')}\n`);
	return new Blob([lines.join('')]);
}

function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}
