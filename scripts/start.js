import { build } from './build.js';
import { serve } from './serve.js';

const port = Number(process.env['PORT'] ?? 4173);
const dir = await build();
const { url } = await serve({ dir, port });
console.log(`Sentiero is at ${url} (Ctrl+C stops it)`);
