import { expect, test } from 'vitest';
import { isForeign, withoutSlash } from './addresses';

const scope = 'https://example.org/tools/sentiero/';

test.each([
	['https://example.org/tools/sentiero/index.html', false],
	['https://example.org/elsewhere', false],
	['https://example.org:8443/', true],
	['http://example.org/', true],
	['https://extensions.duckdb.org/x.wasm', true]
])('%s is of another origin: %s', (address, foreign) => {
	expect(isForeign(address, scope)).toBe(foreign);
});

test.each([
	['notebook', true],
	['notebook?id=1', true],
	['notebook/', false],
	['notebook/?id=1', false],
	['notebooks', false],
	['/notebook', false]
])('%s lacks its slash: %s', (address, lacks) => {
	expect(withoutSlash(new URL(address, scope), scope)).toBe(lacks);
});
