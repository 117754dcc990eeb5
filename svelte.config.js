import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ strict: true }),
		// Relative addresses let the same build live under any sub-path of any static server.
		paths: { relative: true },
		files: { serviceWorker: 'workers/service-worker' },
		serviceWorker: { register: false },
		alias: {
			$workers: 'workers',
			'duckdb-wasm-browser': 'node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking'
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'object-src': ['none']
			}
		}
	}
};
