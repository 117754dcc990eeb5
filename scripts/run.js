import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRunnableDevEnvironment, resolveConfig } from 'vite';

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

const USAGE = 'usage: node scripts/run.js FILE.ts [ARGUMENTS]\n';

async function createEnvironment() {
	const config = await resolveConfig(
		{
			root: path('..'),
			configFile: false,
			envDir: false,
			logLevel: 'error',
			cacheDir: path('../node_modules/.vite/run'),
			resolve: { alias: { $lib: path('../src/lib'), $workers: path('../workers') } },
			environments: {
				node: {
					consumer: 'server',
					dev: { moduleRunnerTransform: true },
					// Packages stay outside: Node resolves them (DuckDB, Arrow) to the builds meant for it.
					resolve: { external: true, mainFields: [], conditions: ['node'] }
				}
			}
		},
		'serve'
	);
	return createRunnableDevEnvironment('node', config, {
		runnerOptions: { hmr: { logger: false } },
		hot: false
	});
}

/**
 * Runs a TypeScript file on Node by its `main(argv)`, which gives the exit code. The environment stays
 * open while it runs, so that `main` may import lazily.
 * @param {string} file
 * @param {string[]} argv
 */
async function run(file, argv) {
	const environment = await createEnvironment();
	await environment.init();
	try {
		const module = /** @type {unknown} */ (await environment.runner.import(resolve(file)));
		const { main } = /** @type {{ main?: unknown }} */ (module);
		if (typeof main !== 'function') throw new TypeError(`${file} exports no main(argv).`);
		const code = /** @type {unknown} */ (await main(argv));
		if (typeof code !== 'number') throw new TypeError(`main of ${file} gave no exit code.`);
		return code;
	} finally {
		await environment.close();
	}
}

const [file, ...argv] = process.argv.slice(2);
if (file === undefined || !existsSync(file)) {
	process.stderr.write(file === undefined ? USAGE : `no such file: ${file}\n${USAGE}`);
	process.exitCode = 2;
} else {
	process.exitCode = await run(file, argv);
}
