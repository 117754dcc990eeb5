import { shutNetwork } from './network';
import { encodingsAddress, parquetAddress, wasmAddress } from './wasm-address';

// First of all, before DuckDB is even loaded.
shutNetwork(globalThis, wasmAddress, parquetAddress, encodingsAddress);

const { serve } = await import('./serve');
serve();
