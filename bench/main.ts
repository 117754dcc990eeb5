import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr, stdout } from 'node:process';
import { version as nativeVersion } from '@duckdb/node-api';
import { UsageError } from '../cli/arguments';
import { main as makeSample } from '../sample-data/generate/main';
import { serve } from '../scripts/serve.js';
import { Browser, browserPath } from './browser';
import { ensureBuild, workerScript } from './built-app';
import { bundlePage } from './bundle';
import { writeFiles } from './files';
import { figuresOf, type Comparison, type Figures } from './figures';
import { measure } from './measure';
import { Native } from './native';
import { openNotebook, type Notebook } from './notebook';
import { readOptions, type Options } from './options';
import { lineOf, tableOf } from './table';
import { WORK_NAMES, worksOf } from './works';

const CANCELS = 5;

/** `npm run bench`: the app's engine in a browser against native DuckDB. Gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
	try {
		await bench(readOptions(argv, WORK_NAMES));
		return 0;
	} catch (error) {
		stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		return error instanceof UsageError ? 2 : 1;
	}
}

async function bench(options: Options): Promise<void> {
	const say = (words: string) => stderr.write(`${words}\n`);
	// Before anything that takes time.
	browserPath();
	ensureBuild();
	const folder = mkdtempSync(join(tmpdir(), 'sentiero-bench-'));
	const tidy = () => rmSync(folder, { recursive: true, force: true });
	// Also where the run is interrupted.
	process.once('exit', tidy);
	try {
		say(`Making about ${options.rows} interactions.`);
		await makeSample(['--rows', String(options.rows), '--out', folder]);
		const report = await compareOn(folder, options, say);
		if (options.json !== undefined) {
			await writeFile(options.json, `${JSON.stringify(report, undefined, '\t')}\n`);
		}
	} finally {
		tidy();
		process.off('exit', tidy);
	}
}

async function compareOn(folder: string, { rows, only }: Options, say: (words: string) => void) {
	const sample = await openNotebook(folder);
	const { notebook, works: files } = await writeFiles(sample, folder, only ?? WORK_NAMES);
	const server = await serve({ port: 0 });
	const native = await Native.open(notebook);
	try {
		const script = await bundlePage();
		const browser = await Browser.open({
			url: server.url,
			worker: workerScript(),
			script,
			notebook
		});
		try {
			const versions = {
				chromium: browser.version,
				wasm: browser.engine,
				native: nativeVersion(),
				node: process.version
			};
			const works: Comparison[] = [];
			const pieces = worksOf(notebook.document, only);
			for (const work of [...pieces, ...files]) {
				const compared = await measure(work, browser, native);
				works.push(compared);
				say(lineOf(compared));
			}
			stdout.write(`${tableOf(works)}\n`);
			const cancel = only === undefined ? await cancelTimes(browser, notebook) : undefined;
			if (cancel !== undefined) {
				stdout.write(
					`cancelling a heavy aggregate in the browser: ${cancel.median.toFixed(0)} ms\n`
				);
			}
			return {
				rows,
				works,
				...(cancel === undefined ? {} : { cancel }),
				versions,
				at: new Date().toISOString()
			};
		} finally {
			await browser.close();
		}
	} finally {
		await native.close();
		await server.close();
	}
}

async function cancelTimes(browser: Browser, { document }: Notebook): Promise<Figures> {
	const [paths] = worksOf(document, ['paths']);
	const events = paths?.needs.at(-1)?.tables[0];
	if (paths === undefined || events === undefined) throw new Error('there are no events');
	await browser.prepare(paths);
	const times: number[] = [];
	for (let left = CANCELS; left > 0; left--) times.push(await browser.cancel(events));
	return figuresOf(times);
}
