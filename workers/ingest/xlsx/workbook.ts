import { tableFault } from '../table-faults';
import { builtIn, shownBy, unescaped, type Shown } from './cell-text';
import { faultOf, Package } from './package';
import { parse } from './xml';

export interface Sheet {
	readonly name: string;
	/** Path of its part. */
	readonly path: string;
}

/** A workbook without its sheets' rows. */
export interface Workbook {
	readonly parts: Package;
	/** In the order of their tabs. */
	readonly sheets: readonly Sheet[];
	/** Whether days are counted from 1904. */
	readonly from1904: boolean;
}

/** What cells refer to. */
export interface Shared {
	readonly strings: readonly string[];
	/** By the number of a cell's style. */
	readonly shown: readonly Shown[];
}

/** Opens a workbook and lists its sheets. Rejects with `EngineError` (`xlsx-…`). */
export async function openWorkbook(signal: AbortSignal, blob: Blob): Promise<Workbook> {
	const parts = await Package.open(signal, blob);
	try {
		const path = await mainPart(parts);
		const targets = await relations(parts, path);
		const sheets: Sheet[] = [];
		let from1904 = false;
		await parse(parts.texts(path), {
			open(name, attributes) {
				if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
				if (name !== 'sheet') return;
				const target = targets.get(attributes['r:id'] ?? relationId(attributes) ?? '');
				// Charts and dialogues have tabs too.
				if (target?.type.endsWith('/worksheet') !== true || !parts.has(target.path)) return;
				sheets.push({ name: attributes['name'] ?? '', path: target.path });
			}
		});
		if (sheets.length === 0) throw tableFault('xlsx-broken', blob, 'no sheets');
		return { parts, sheets, from1904 };
	} catch (cause) {
		throw faultOf(signal, blob, cause);
	}
}

/** Reads the texts and styles that cells refer to. */
export async function sharedOf(
	signal: AbortSignal,
	blob: Blob,
	{ parts }: Workbook
): Promise<Shared> {
	try {
		const path = await mainPart(parts);
		const targets = [...(await relations(parts, path)).values()];
		const part = (kind: string) => targets.find(({ type }) => type.endsWith(kind))?.path ?? '';
		return {
			strings: await stringsOf(parts, part('/sharedStrings')),
			shown: await stylesOf(parts, part('/styles'))
		};
	} catch (cause) {
		throw faultOf(signal, blob, cause);
	}
}

async function mainPart(parts: Package): Promise<string> {
	const roots = [...(await relations(parts, '')).values()];
	return roots.find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
}

/** What a part refers to, by id. */
async function relations(parts: Package, path: string) {
	const slash = path.lastIndexOf('/') + 1;
	const folder = path.slice(0, slash);
	const found = new Map<string, { readonly path: string; readonly type: string }>();
	await parse(parts.texts(`${folder}_rels/${path.slice(slash)}.rels`), {
		open(name, { Id = '', Target = '', Type = '' }) {
			if (name !== 'Relationship') return;
			const target = new URL(Target, `http://x/${folder}`).pathname.slice(1);
			found.set(Id, { path: decodeURIComponent(target), type: Type });
		}
	});
	return found;
}

/** The id under another prefix. */
function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
	return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

function isTrue(value: string | undefined): boolean {
	return value === '1' || value === 'true';
}

async function stringsOf(parts: Package, path: string): Promise<string[]> {
	const strings: string[] = [];
	let text = '';
	let inText = false;
	let phonetic = false;
	await parse(parts.texts(path), {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') phonetic = true;
			inText = name === 't' && !phonetic;
		},
		text(piece) {
			if (inText) text += piece;
		},
		close(name) {
			inText = false;
			if (name === 'rPh') phonetic = false;
			else if (name === 'si') strings.push(unescaped(text));
		}
	});
	return strings;
}

async function stylesOf(parts: Package, path: string): Promise<Shown[]> {
	const formats = new Map<number, Shown>();
	const shown: Shown[] = [];
	let inCells = false;
	await parse(parts.texts(path), {
		open(name, attributes) {
			const id = Number(attributes['numFmtId'] ?? 0);
			if (name === 'numFmt') formats.set(id, shownBy(attributes['formatCode'] ?? ''));
			else if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) shown.push(formats.get(id) ?? builtIn(id));
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		}
	});
	return shown;
}
