/** What a number format makes of a number. */
export type Shown = 'number' | 'date' | 'time' | 'elapsed';

const DAY = 86_400_000;
/** Serial number of the last day of the year 9999. */
const LAST = 2_958_465;

/** Formats that every workbook has: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.numberingformat */
export function builtIn(id: number): Shown {
	if (id === 46) return 'elapsed';
	if ((id >= 18 && id <= 21) || id === 45 || id === 47) return 'time';
	const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
	return date ? 'date' : 'number';
}

/** What a format of the workbook's own makes of a number: `dd/mm/yyyy hh:mm`, `[h]:mm`, `#,##0.00 "days"`. */
export function shownBy(format: string): Shown {
	const [first = ''] = format.split(';');
	const code = first.replace(/"[^"]*"|\\.|[_*]./g, '').toLowerCase();
	if (/\[(h+|m+|s+)\]/.test(code)) return 'elapsed';
	const plain = code.replace(/\[[^\]]*\]/g, '').replace(/general/g, '');
	if (/[yd]/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain))) return 'date';
	return /[hs]/.test(plain) ? 'time' : 'number';
}

/** A number as it is stored, as text: whole ones digit by digit, others as the shortest that means the same. */
export function numberText(stored: string): string {
	if (/^-?\d+$/.test(stored)) return stored;
	const value = Number(stored);
	return Number.isFinite(value) ? String(value) : stored;
}

/** A serial number as a date, a time or a duration in ISO's form; as a number where it cannot be one. */
export function serialText(stored: string, shown: Shown, from1904: boolean): string {
	const serial = Number(stored);
	if (shown === 'number' || !Number.isFinite(serial)) return numberText(stored);
	if (serial < 0 || serial > LAST) return numberText(stored);
	const time = Math.round(serial * DAY);
	if (shown === 'elapsed') return clock(time);
	if (shown === 'time' && serial < 1) return clock(time % DAY);
	// 1900 is taken for a leap year: day 60 did not exist.
	const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
	const [date = '', rest = ''] = new Date(epoch + time).toISOString().split('T');
	const bare = shown === 'date' && time % DAY === 0;
	return bare ? date : `${date} ${rest.replace(/(\.000)?Z$/, '')}`;
}

function clock(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	const two = (value: number) => String(value).padStart(2, '0');
	const rest = milliseconds % 1000;
	const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
	return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

/** A text with what XML cannot hold put back: `_x000D_`. */
export function unescaped(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16))
	);
}
