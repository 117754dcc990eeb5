import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { workerScript } from './built-app';

function buildWith(...names: string[]): string {
	const build = mkdtempSync(join(tmpdir(), 'built-'));
	onTestFinished(() => rmSync(build, { recursive: true }));
	mkdirSync(join(build, '_app/immutable/workers'), { recursive: true });
	for (const name of names) writeFileSync(join(build, '_app/immutable/workers', name), '');
	return build;
}

test('the worker’s script is found by its name, whatever its hash', () => {
	const build = buildWith('engine.worker-P6Lgopps.js', 'other-1.js');
	expect(workerScript(build)).toBe('_app/immutable/workers/engine.worker-P6Lgopps.js');
});

test('a build without it, or with two, is not measured', () => {
	expect(() => workerScript(buildWith())).toThrow('0 scripts');
	expect(() => workerScript(buildWith('engine.worker-a.js', 'engine.worker-b.js'))).toThrow(
		'2 scripts'
	);
});
