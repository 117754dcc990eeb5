import { expect, it } from 'vitest';
import { formatOf } from './format';

it.each([
	['PK\x03\x04....word/document.xml', { not: 'zip' }],
	[`PK\x03\x04${'\0'.repeat(22)}\x13\0\0\0[Content_Types].xml`, 'xlsx'],
	[`PK\x03\x04${'\0'.repeat(22)}\x05\0\0\0a.csvxl/ [Content_Types].xml`, { not: 'zip' }],
	['PAR1', 'parquet'],
	['ARROW1\0\0', 'arrow'],
	['\xff\xff\xff\xff\x10\0\0\0', 'arrow'],
	['%PDF-1.7', { not: 'pdf' }],
	['\x1f\x8b\x08', { not: 'gzip' }],
	['{"a": 1}', 'json'],
	['\xef\xbb\xbf \n{"a":1}\n{"a":2}', 'json'],
	['[{"a":1}]', 'json'],
	['[\n  {\n', 'json'],
	['[]', 'json'],
	['[["a","b"],[1,2]]', 'json'],
	['\xff\xfe[\0{\0"\0a\0', 'json'],
	['[\0{\0"\0a\0"\0:\x001\0', 'json'],
	['[id],[name]\n[1],[x]\n', 'csv'],
	['[1],2\n', 'csv'],
	['{guid},name\n', 'csv'],
	['{"a","b"},c\n', 'csv'],
	['<?xml version="1.0"?>\n<!-- made by us -->\n<log xes.version="1.0">', 'xes'],
	['<log>', 'xes'],
	['<?xml version="1.0"?><table>', { not: 'xml' }],
	['\n<!DOCTYPE html><html>', { not: 'html' }],
	['<b>,name\n', 'csv'],
	['a,b,c\n', 'csv']
])('%j is taken for %j', (text, format) => {
	expect(formatOf(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual(format);
});
