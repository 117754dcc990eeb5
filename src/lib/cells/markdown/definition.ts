import Text from '@lucide/svelte/icons/text';
import type { MarkdownSpec } from '$lib/journey/markdown/markdown';
import { defineCell } from '../definition';
import Editor from './Editor.svelte';

export const markdown = defineCell<MarkdownSpec, null>({
	kind: 'markdown',
	icon: Text,
	settings: [],
	sentence: () => ({ key: 'cells.sentence-markdown', params: {} }),
	Setting: undefined,
	Editor,
	View: undefined,
	Table: undefined,
	counted: undefined
});
