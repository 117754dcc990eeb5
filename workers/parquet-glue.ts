import * as parts from 'parquet-wasm-glue';

/** The whole glue: the wasm asks for what no script names, and a bundler would leave that out. */
export const glue = { ...parts };
