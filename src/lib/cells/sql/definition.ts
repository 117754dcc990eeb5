import SquareTerminal from '@lucide/svelte/icons/square-terminal';
import type { SqlSpec, TableResult } from '$lib/journey/sql/sql';
import { defineCell } from '../definition';
import Editor from './Editor.svelte';
import View from './View.svelte';

export const sql = defineCell<SqlSpec, TableResult>({
	kind: 'sql',
	icon: SquareTerminal,
	settings: [],
	sentence: () => ({ key: 'cells.sentence-sql', params: {} }),
	Setting: undefined,
	Editor,
	View,
	Table: undefined,
	counted: undefined
});
