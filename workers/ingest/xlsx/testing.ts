import { strToU8, zipSync, type Zippable } from 'fflate';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface Parts {
	/** The `<sheetData>` of each sheet, by name. */
	readonly sheets: Readonly<Record<string, string>>;
	/** Number formats, by the number of a style from 1: style 0 has none. */
	readonly formats?: readonly (string | number)[];
	readonly strings?: string;
	readonly from1904?: boolean;
}

/** A workbook as spreadsheet programs write it. */
export function workbook({ sheets, formats = [], strings, from1904 = false }: Parts) {
	const names = Object.keys(sheets);
	const relation = (id: string, kind: string, target: string) =>
		`<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
	const relations = (inside: string) =>
		`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
	const own = formats
		.map((code, i) =>
			typeof code === 'string'
				? `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`
				: ''
		)
		.join('');
	const styles = formats
		.map((code, i) => `<xf numFmtId="${typeof code === 'string' ? 164 + i : code}"/>`)
		.join('');
	const files: Record<string, string> = {
		'[Content_Types].xml': '<Types/>',
		'_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${names
			.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
			.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations(
			names
				.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
				.join('') +
				relation('rS', 'styles', 'styles.xml') +
				relation('rT', 'sharedStrings', '/xl/sharedStrings.xml')
		),
		'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`,
		'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings ?? ''}</sst>`
	};
	for (const [i, rows] of Object.values(sheets).entries()) {
		files[`xl/worksheets/sheet${i + 1}.xml`] =
			`<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`;
	}
	return zipped(files);
}

export function zipped(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
	const entries: Zippable = {};
	for (const [path, text] of Object.entries(files)) entries[path] = strToU8(text);
	return new Uint8Array(zipSync(entries));
}

/** Rows of texts in the sheet, from a row on. */
export function textRows(rows: readonly (readonly string[])[], from = 1): string {
	return rows
		.map((cells, i) => {
			const written = cells.map((text, column) =>
				text === ''
					? ''
					: `<c r="${String.fromCharCode(65 + column)}${from + i}" t="inlineStr"><is><t>${text}</t></is></c>`
			);
			return `<row r="${from + i}">${written.join('')}</row>`;
		})
		.join('');
}
