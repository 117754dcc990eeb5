import type { cells as english } from '../en/cells';

export const cells = {} satisfies Record<keyof typeof english, string>;
