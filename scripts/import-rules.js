/**
 * Who may import whom, for eslint-plugin-boundaries. CONTRIBUTING.md says it in words.
 */

/**
 * @param {string} type
 * @param {string | string[]} pattern folders, from the top
 */
const folder = (type, pattern) => ({ type, pattern, partialMatch: false });

export const elements = [
	folder(
		'pure',
		['notebook', 'journey', 'sql', 'import'].map((name) => `src/lib/${name}`)
	),
	folder('messages', 'src/lib/messages'),
	folder('engine', 'src/lib/engine'),
	folder('storage', 'src/lib/storage'),
	folder('share', 'src/lib/share'),
	{ ...folder('chart', 'src/lib/charts/*'), capture: ['name'] },
	folder('charts', 'src/lib/charts'),
	{ ...folder('cell', 'src/lib/cells/*'), capture: ['name'] },
	folder('cells', 'src/lib/cells'),
	folder('state', 'src/lib/state'),
	folder('ui', 'src/lib/ui'),
	folder('routes', 'src/routes'),
	folder('workers', 'workers'),
	folder('sample-data', 'sample-data'),
	folder('outer', ['cli', 'bench', 'tests', 'scripts'])
];

export const files = [
	{ category: 'drawing', pattern: ['**/*.svelte', '**/*.svelte.ts'] },
	{ category: 'registry', pattern: 'src/lib/cells/registry.ts' },
	// What the engine and its worker both speak.
	{ category: 'border', pattern: 'src/lib/engine/{protocol,errors,remote,rows}.ts' }
];

/** @param {string[]} types */
const to = (...types) => ({ to: { element: { types: { anyOf: types } } } });
/** @param {string[]} types */
const from = (...types) => ({ element: { types: { anyOf: types } } });

const everything = elements.map(({ type }) => type).filter((type) => type !== 'routes');

export const policies = [
	{ from: from('pure'), allow: to('pure') },
	{ from: from('workers'), allow: to('pure', 'workers') },
	{
		from: from('workers'),
		allow: { to: { ...to('engine').to, file: { categories: 'border' } } }
	},
	{ from: from('engine', 'storage', 'share'), allow: to('pure') },
	{ from: from('engine'), allow: { ...to('workers'), dependency: { kind: 'type' } } },
	// Not the worker's code, but what starts it.
	{
		from: from('engine', 'state'),
		allow: { ...to('workers'), dependency: { source: '**/*[?]worker' } }
	},
	{
		from: { ...from('chart', 'charts'), file: { categories: 'drawing' } },
		allow: to('ui', 'messages', 'charts')
	},
	{ from: from('chart', 'charts'), allow: to('charts', 'messages') },
	// A layout may name the type of what it gets and of what it gives, no more.
	{ from: from('chart', 'charts'), allow: { ...to('pure', 'ui'), dependency: { kind: 'type' } } },
	{
		from: from('state'),
		allow: to('engine', 'storage', 'share', 'pure', 'messages')
	},
	{
		from: from('cell', 'cells'),
		allow: to('cells', 'state', 'chart', 'charts', 'ui', 'messages')
	},
	{
		from: from('cell', 'cells'),
		allow: { to: { ...to('pure').to, file: { path: 'src/lib/journey/**' } } }
	},
	// Its files by their address, not its generator.
	{
		from: from('state'),
		allow: { ...to('sample-data'), dependency: { source: '../../../sample-data/*[?]url' } }
	},
	// Specs and results are made of these types; what works on them is reached through state.
	{ from: from('cell', 'cells'), allow: { ...to('pure'), dependency: { kind: 'type' } } },
	{ from: { file: { categories: 'registry' } }, allow: to('cell') },
	{ from: from('cell'), disallow: { to: { file: { categories: 'registry' } } } },
	{ from: from('routes', 'outer'), allow: to(...everything) }
];

/** Packages that the pure folders may use; all others know the browser, the engine or the interface. */
export const purePackages = ['valibot', '@noble/hashes'];

/** Names of the browser that the pure folders do without. */
export const browserGlobals = [
	'window',
	'document',
	'navigator',
	'location',
	'localStorage',
	'sessionStorage',
	'indexedDB',
	'caches',
	'fetch',
	'XMLHttpRequest',
	'Worker',
	'requestAnimationFrame',
	'postMessage'
];
