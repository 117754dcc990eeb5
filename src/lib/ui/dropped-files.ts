/** Files and folders that a drop brings; no more are looked at. */
const MOST_FILES = 1000;
const DEEPEST = 16;

/** Left by systems in folders, for themselves. */
const OWN = /^(\.|thumbs\.db$|desktop\.ini$)/i;

/**
 * The files of a drop, those within dropped folders too, folder by folder in the order of their names. Has
 * to be called while the drop is handled: afterwards the browser has forgotten it.
 */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
	const plain = [...data.files];
	const entries = [...data.items].map((item) =>
		item.kind === 'file' ? item.webkitGetAsEntry() : null
	);
	if (!entries.some((entry) => entry?.isDirectory)) return plain;
	const files: File[] = [];
	for (const entry of entries) if (entry !== null) await gather(entry, files, 0);
	return files;
}

async function gather(entry: FileSystemEntry, files: File[], depth: number): Promise<void> {
	if (files.length >= MOST_FILES || (depth > 0 && OWN.test(entry.name))) return;
	if (isFile(entry)) {
		files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
	} else if (isFolder(entry) && depth < DEEPEST) {
		const inside = await entriesOf(entry);
		inside.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
		for (const one of inside) await gather(one, files, depth + 1);
	}
}

/** A folder gives its entries in parts, until a part is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const all: FileSystemEntry[] = [];
	for (;;) {
		const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject)
		);
		if (part.length === 0) return all;
		all.push(...part);
	}
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
	return entry.isDirectory;
}
