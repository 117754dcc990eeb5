import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import Copy from '@lucide/svelte/icons/copy';
import EyeOff from '@lucide/svelte/icons/eye-off';
import ListFilter from '@lucide/svelte/icons/list-filter';
import MoveHorizontal from '@lucide/svelte/icons/move-horizontal';
import type { MenuItem } from '../Menu.svelte';
import type { TableColumn } from './columns';
import type { TableState } from './table-state.svelte';
import type { TableWords } from './words';

/** Pixels by which the keyboard makes a column wider or narrower. */
const STEP = 48;

interface Given {
	readonly column: TableColumn;
	readonly width: number;
	readonly table: TableState;
	readonly words: TableWords;
	readonly onfilter: () => void;
	readonly oncopy: () => void;
	readonly onfit: () => void;
	readonly ondone: () => void;
}

/** All that can be done with a column. */
export function columnMenu(given: Given): readonly (MenuItem | 'divider')[] {
	const { column, width, table, words, onfilter, ondone } = given;
	const { key } = column;
	const sort = table.sort?.key === key ? table.sort : undefined;
	/** What is done leaves the keyboard in the table, unless it goes elsewhere by itself. */
	const then = (act: () => void) => () => {
		act();
		ondone();
	};
	return [
		{
			label: words.ascending,
			icon: ArrowUp,
			disabled: sort?.descending === false,
			onselect: then(() => table.sortBy(key, false))
		},
		{
			label: words.descending,
			icon: ArrowDown,
			disabled: sort?.descending === true,
			onselect: then(() => table.sortBy(key, true))
		},
		...(sort
			? [{ label: words.unsorted, onselect: then(() => table.sortBy(key, undefined)) }]
			: []),
		'divider',
		{ label: words.filter, icon: ListFilter, onselect: onfilter },
		{ label: words.copyColumn, icon: Copy, onselect: then(given.oncopy) },
		'divider',
		{ label: words.fit, icon: MoveHorizontal, onselect: then(given.onfit) },
		{ label: words.wider, onselect: then(() => table.resize(key, width + STEP)) },
		{ label: words.narrower, onselect: then(() => table.resize(key, width - STEP)) },
		'divider',
		{
			label: words.hide,
			icon: EyeOff,
			disabled: table.columns.length === 1,
			onselect: then(() => table.hide(key))
		},
		...(table.hidden > 0
			? [{ label: words.showAll(table.hidden), onselect: then(() => table.showAll()) }]
			: [])
	];
}
