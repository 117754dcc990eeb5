import type { Component } from 'svelte';

/** A Lucide icon, imported one by one: `@lucide/svelte/icons/x`. */
export type Icon = Component<{ 'aria-hidden'?: 'true' }>;
