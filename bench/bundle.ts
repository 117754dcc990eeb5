import { resolve } from 'node:path';
import { build } from 'vite';

/** The page's side as one script that leaves `sentieroBench` behind; nothing is written. */
export async function bundlePage(): Promise<string> {
	const outputs = await build({
		configFile: false,
		envFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: resolve('src/lib') } },
		build: {
			target: 'es2023',
			write: false,
			lib: { entry: resolve('bench/page.ts'), formats: ['iife'], name: 'sentieroBench' }
		}
	});
	const [output] = [outputs].flat();
	const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
	if (chunk === undefined) throw new Error('the page’s side could not be bundled');
	return chunk.code;
}
