import Clipboard from '@lucide/svelte/icons/clipboard';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import Image from '@lucide/svelte/icons/image';
import { toast } from 'svelte-sonner';
import type { Key } from '$lib/messages';
import type { Cell } from '$lib/notebook/document';
import { sentenceOf } from '$lib/state/error-sentence';
import { words } from '$lib/state/locale.svelte';
import { saveBlob } from '$lib/state/save-text';
import type { NotebookSession } from '$lib/state/session.svelte';
import { csvOf, parquetOf, plainName, tablesOf, tsvOf, type TakenOut } from '$lib/state/take-out';
import { copiesPictures, copyPicture, savePicture } from '$lib/state/take-picture';
import type { MenuItem } from '$lib/ui/Menu.svelte';
import type { AnyCellDefinition } from './definition';

type Items = (MenuItem | 'divider')[];

/** What can be taken out of a cell that has run: its picture, its tables. */
export function takeOutItems(
	session: NotebookSession,
	cell: Cell,
	definition: AnyCellDefinition
): Items {
	if (session.notebook.runs.stateOf(cell.id).state !== 'fresh') return [];
	// Where there is a table beside, the view is a picture.
	const picture = definition.Table === undefined ? [] : pictureItems(cell);
	const tables = tablesOf(session.notebook.document, cell).flatMap((table) =>
		tableItems(session, cell, table)
	);
	return picture.length > 0 && tables.length > 0
		? [...picture, 'divider', ...tables]
		: [...picture, ...tables];
}

function pictureItems(cell: Cell): Items {
	const { t } = words;
	const act = (work: (view: Element) => Promise<void>, done?: Key) => () => {
		const view = document.querySelector(`#cell-${cell.id} > .view`);
		if (view === null) return;
		work(view).then(
			() => done && toast(t(done)),
			(error: unknown) => toast.error(t('export.picture-failed', { message: sentenceOf(error, t) }))
		);
	};
	return [
		{
			label: t('export.save-svg'),
			icon: Image,
			onselect: act((view) => savePicture(view, cell.name, 'svg'))
		},
		{
			label: t('export.save-png'),
			icon: Image,
			onselect: act((view) => savePicture(view, cell.name, 'png'))
		},
		{
			label: t('export.copy-picture'),
			icon: Clipboard,
			disabled: !copiesPictures(),
			...(copiesPictures() ? {} : { detail: t('export.no-clipboard') }),
			onselect: act((view) => copyPicture(view, cell.name), 'export.picture-copied')
		}
	];
}

function tableItems(session: NotebookSession, cell: Cell, table: string): Items {
	const { t } = words;
	const { place } = session;
	const failed = (error: unknown) =>
		toast.error(t('export.table-failed', { message: sentenceOf(error, t) }));
	const save = (ending: string, made: Promise<TakenOut>) =>
		void made.then(({ blob, rows, total }) => {
			saveBlob(`${plainName(table)}.${ending}`, blob);
			if (rows < total) toast(t('export.first-rows', { rows, total }));
		}, failed);
	const copy = async () => {
		const taken = tsvOf(new AbortController().signal, place, cell, table);
		await writeText(taken.then(({ text }) => text));
		const { rows, total } = await taken;
		toast(
			rows < total ? t('export.first-rows', { rows, total }) : t('export.table-copied', { rows })
		);
	};
	const calm = new AbortController().signal;
	// One table needs no name beside the cell's.
	const detail = tablesOf(place.document, cell).length > 1 ? { detail: table } : {};
	return [
		{
			label: t('export.save-csv'),
			icon: FileSpreadsheet,
			...detail,
			onselect: () => save('csv', csvOf(calm, place, cell, table))
		},
		{
			label: t('export.save-parquet'),
			icon: FileSpreadsheet,
			...detail,
			onselect: () => save('parquet', parquetOf(calm, place, cell, table))
		},
		{
			label: t('export.copy-table'),
			icon: Clipboard,
			...detail,
			onselect: () => void copy().catch(failed)
		}
	];
}

/** Some browsers forget the click by the time that the text is there: they get it as a promise. */
async function writeText(text: Promise<string>): Promise<void> {
	if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
	const blob = text.then((found) => new Blob([found], { type: 'text/plain' }));
	await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
