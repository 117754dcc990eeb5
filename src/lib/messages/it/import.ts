import type { importing as english } from '../en/import';

export const importing = {} satisfies Record<keyof typeof english, string>;
