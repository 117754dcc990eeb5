import Files from '@lucide/svelte/icons/files';
import type { SourcesResult, SourcesSpec } from '$lib/journey/sources/sources';
import { defineCell } from '../definition';
import Editor from './Editor.svelte';
import View from './View.svelte';

export const sources = defineCell<SourcesSpec, SourcesResult>({
	kind: 'sources',
	icon: Files,
	settings: [],
	sentence: (_, session) => ({
		key: 'cells.sentence-sources',
		params: { count: session.notebook.document.sources.length }
	}),
	Setting: undefined,
	Editor,
	View,
	Table: undefined,
	counted: 'cells.counted-sources'
});
