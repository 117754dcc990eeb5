import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findRemoteFiles } from './remote-files.js';

function find(name: string, text: string): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'remote-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	writeFileSync(join(folder, name), text);
	return findRemoteFiles(folder);
}

test.each([
	['index.html', '<link rel="stylesheet" href="https://fonts.example/a.css">'],
	['index.html', '<script src=//cdn.example/a.js></script>'],
	['a.css', '@font-face { src: url("https://fonts.example/a.woff2") }'],
	['a.css', "@import 'https://fonts.example/a.css';"],
	['a.js', 'const a = await import("https://cdn.example/a.js")'],
	['a.js', 'fetch(`https://api.example/${id}`)']
])('%s with %s is found', (name, text) => {
	expect(find(name, text)).toHaveLength(1);
});

test.each([
	['index.html', '<link rel="icon" href="./icon.svg"><a href="https://example.org">a page</a>'],
	['a.css', 'a { background: url(./a.svg) }'],
	['a.js', 'const svg = "http://www.w3.org/2000/svg"; fetch(`./a/${id}`)']
])('%s with %s is not', (name, text) => {
	expect(find(name, text)).toEqual([]);
});
