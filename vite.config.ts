import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findBrowser } from './scripts/browser.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// The packages keep these out of their exports: a blocking build for browsers, the bare glue of a wasm.
const browserEngine = {
	'duckdb-wasm-browser': path(
		'./node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs'
	),
	'parquet-wasm-glue': path('./node_modules/parquet-wasm/bundler/parquet_wasm_bg.js')
};

// DuckDB's bindings evaluate text in one place, its progress bar, which is never switched on and which
// the content security policy would refuse.
const bundling = { checks: { eval: false, pluginTimings: false } };

const found = findBrowser();
const browser = {
	args: chromiumArguments,
	...(found === undefined ? {} : { executablePath: found })
};

const testing = process.env.VITEST !== undefined;
const ours = { $lib: path('./src/lib'), $workers: path('./workers') };

/** Tests say whatever any page says. */
const messages = ['./src/lib/messages/whole.ts'];

export default defineConfig({
	plugins: testing ? [] : [sveltekit()],
	resolve: testing ? {} : { alias: browserEngine },
	worker: { format: 'es', rolldownOptions: bundling },
	// The engine's own script is large by nature, and loaded by its worker alone.
	build: { target: 'es2023', rolldownOptions: bundling, chunkSizeWarningLimit: 1500 },
	test: {
		projects: [
			{
				resolve: { alias: ours },
				test: {
					name: 'node',
					setupFiles: messages,
					environment: 'node',
					// Loading the engine and its libraries anew for each file would be a third of the time.
					isolate: false,
					include: [
						'{src,workers,cli,bench,scripts,sample-data}/**/*.test.ts',
						'tests/{golden,bad-input}/**/*.test.ts'
					],
					exclude: ['**/*.browser.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				plugins: [svelte()],
				resolve: { alias: { ...ours, ...browserEngine }, conditions: ['browser'] },
				optimizeDeps: {
					include: [
						'duckdb-wasm-browser',
						'parquet-wasm-glue',
						'apache-arrow',
						'comlink',
						'fflate',
						'saxes',
						'@zip.js/zip.js/lib/zip-core-native.js',
						'axe-core',
						'@dagrejs/dagre',
						'@observablehq/plot',
						'bits-ui',
						'intl-messageformat',
						'svelte-sonner'
					],
					// Its icons are imported one by one: each would be found, and bundled, in mid-test.
					exclude: ['@lucide/svelte']
				},
				worker: { format: 'es' },
				test: {
					name: 'browser',
					setupFiles: messages,
					include: ['{src,workers}/**/*.browser.test.ts'],
					// What is waited for comes late on a busy machine.
					expect: { poll: { timeout: 10_000 } },
					testTimeout: 60_000,
					hookTimeout: 60_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: browser
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			},
			{
				resolve: { alias: ours },
				test: {
					name: 'e2e',
					setupFiles: messages,
					environment: 'node',
					isolate: false,
					include: ['tests/{e2e,faults}/**/*.test.ts'],
					// Each file has a server and a browser of its own.
					maxWorkers: 2,
					// A browser on a busy machine may lose a press, with the page in order: each test has a visitor of its own.
					retry: 1,
					testTimeout: 180_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});
