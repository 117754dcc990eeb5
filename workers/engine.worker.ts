import { shutNetwork } from './network';
import { parquetAddress, wasmAddress } from './wasm-address';

// First of all, before DuckDB is even loaded.
shutNetwork(globalThis, wasmAddress, parquetAddress);

const { serve } = await import('./serve');
serve();
