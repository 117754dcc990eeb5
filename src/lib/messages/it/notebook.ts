import type { notebook as english } from '../en/notebook';

export const notebook = {} satisfies Record<keyof typeof english, string>;
