import { expect, it } from 'vitest';
import { formatOf } from './format';

it.each([
	['PK\x03\x04....word/document.xml', { not: 'zip' }],
	['PK\x03\x04....[Content_Types].xml', 'xlsx'],
	['PAR1', 'parquet'],
	['ARROW1\0\0', 'arrow'],
	['\xff\xff\xff\xff\x10\0\0\0', 'arrow'],
	['%PDF-1.7', { not: 'pdf' }],
	['\x1f\x8b\x08', { not: 'gzip' }],
	['a,b,c\n', 'csv']
])('%j is taken for %j', (text, format) => {
	expect(formatOf(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual(format);
});
