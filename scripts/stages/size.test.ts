import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { firstScripts } from './size.js';

function write(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'size-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}

test('what the page names and what that imports counts once, what it imports later does not', () => {
	const folder = write({
		'index.html':
			'<link href="./_app/entry/start.js" rel="modulepreload">' +
			'<script>import("./_app/entry/app.js")</script>',
		'_app/entry/start.js': 'import{a}from"../chunks/a.js";',
		'_app/entry/app.js': 'import"../chunks/a.js";export{b}from"../chunks/b.js";',
		'_app/chunks/a.js': 'const later=()=>import("./later.js");',
		'_app/chunks/b.js': 'import {a} from `./a.js`;',
		'_app/chunks/later.js': '',
		'_app/chunks/unused.js': ''
	});
	expect(firstScripts(folder)).toEqual([
		'_app/chunks/a.js',
		'_app/chunks/b.js',
		'_app/entry/app.js',
		'_app/entry/start.js'
	]);
});
