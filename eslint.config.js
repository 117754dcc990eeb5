import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';
import {
	browserGlobals,
	elements,
	files as categories,
	policies,
	purePackages
} from './scripts/import-rules.js';
import svelteConfig from './svelte.config.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const resolver = fileURLToPath(new URL('./scripts/import-resolver.cjs', import.meta.url));

const tests = ['**/*.test.ts', 'tests/**/*.ts'];
const typed = {
	project: ['./tsconfig.json', './workers/tsconfig.json', './tsconfig.node.json'],
	tsconfigRootDir: root,
	extraFileExtensions: ['.svelte']
};

const allowedInPure = ['\\.', '\\$lib/', ...purePackages.map((name) => `${name}(/|$)`)].join('|');

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'coverage/',
			'test-results/',
			'tests/fixtures/'
		]
	},
	// A rule that has to be switched off in a line is the wrong rule, or the wrong line.
	{ linterOptions: { noInlineConfig: true } },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	{
		rules: {
			'max-lines': ['error', { max: 400 }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			// A variable declared before the loop that fills it is not a mistake.
			'no-useless-assignment': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			]
		}
	},
	{ files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
	{
		files: ['**/*.js', '**/*.cjs'],
		languageOptions: { globals: globals.node },
		rules: { 'no-console': 'off' }
	},
	{ files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Links are relative: the app lives under any sub-path.
			'svelte/no-navigation-without-resolve': 'off',
			// Sets and maps that nobody watches are plain; watched ones are replaced ($state.raw).
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: typed },
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/prefer-promise-reject-errors': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{
		files: tests,
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{
		files: ['{src,workers,cli,bench,scripts,sample-data}/**/*.{js,ts,svelte}'],
		ignores: tests,
		plugins: { boundaries },
		settings: {
			'boundaries/root-path': root,
			'boundaries/elements': elements,
			'boundaries/files': categories,
			'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
			'import/resolver': { [resolver]: {} }
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					policies,
					message:
						'{{from.element.types.[0]}} may not import {{to.element.types.[0]}} (see "Where code goes" in CONTRIBUTING.md)'
				}
			]
		}
	},
	{
		files: ['src/lib/**/*', 'workers/**/*.ts'],
		ignores: tests,
		rules: { 'boundaries/no-unknown-files': 'error' }
	},
	{
		files: ['src/lib/{notebook,journey,sql,import}/**/*.ts'],
		ignores: tests,
		rules: {
			'no-restricted-globals': ['error', ...browserGlobals],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: `^(?!${allowedInPure})`,
							message: 'The pure folders know no Svelte, browser, DuckDB or Arrow.'
						}
					]
				}
			]
		}
	},
	{
		files: ['src/lib/charts/**/*.ts'],
		ignores: [...tests, '**/*.svelte.ts'],
		rules: {
			'no-restricted-globals': ['error', ...browserGlobals],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(svelte|bits-ui|@lucide|\\$app)|\\.svelte$',
							message: 'A chart keeps its layout (pure) apart from its drawing (Svelte).'
						}
					]
				}
			]
		}
	}
);
