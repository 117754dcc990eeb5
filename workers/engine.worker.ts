import { shutNetwork } from './network';
import { wasmAddress } from './wasm-address';

// First of all, before DuckDB is even loaded.
shutNetwork(globalThis, wasmAddress);

const { serve } = await import('./serve');
serve();
