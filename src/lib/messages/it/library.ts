import type { library as english } from '../en/library';

export const library = {} satisfies Record<keyof typeof english, string>;
