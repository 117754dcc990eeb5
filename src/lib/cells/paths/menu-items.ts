import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import ArrowLeftToLine from '@lucide/svelte/icons/arrow-left-to-line';
import ArrowRightFromLine from '@lucide/svelte/icons/arrow-right-from-line';
import ArrowRightToLine from '@lucide/svelte/icons/arrow-right-to-line';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Filter from '@lucide/svelte/icons/filter';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Merge from '@lucide/svelte/icons/merge';
import UnfoldVertical from '@lucide/svelte/icons/unfold-vertical';
import FoldVertical from '@lucide/svelte/icons/fold-vertical';
import Users from '@lucide/svelte/icons/users';
import type { Selection } from '$lib/charts/sankey/data';
import type { PathsResult } from '$lib/journey/paths/paths';
import type { PathsPick, PathsSpec } from '$lib/journey/paths/spec';
import type { Translate } from '$lib/messages';
import type { MenuItem } from '$lib/ui/Menu.svelte';
import { anchored, expanded, hidden, kept, matchOf } from './edits';
import { labelName } from './names';
import { labelIn, linkPick, nodePick } from './picks';

export interface MenuContext {
	readonly spec: PathsSpec;
	readonly result: PathsResult;
	/** Which of two segments was pointed at, and what it is called where there are two. */
	readonly of: 'segment' | 'compare';
	readonly name: string | undefined;
	readonly channels: readonly string[];
	readonly readOnly: boolean;
	readonly t: Translate;
	readonly onchange: (change: Partial<PathsSpec>) => void;
	readonly onbehind: (pick: PathsPick, title: string) => void;
	readonly onmerge: (label: string) => void;
}

/** What can be done with a node or a band. */
export function menuItems(selection: Selection, context: MenuContext): (MenuItem | 'divider')[] {
	return selection.kind === 'node'
		? nodeItems(selection.node, context)
		: linkItems(selection.link, context);
}

/** A title that says which of two segments. */
function titled(title: string, { name, t }: MenuContext): string {
	return name === undefined ? title : t('paths.who-of', { who: title, segment: name });
}

function linkItems(
	link: Extract<Selection, { kind: 'link' }>['link'],
	context: MenuContext
): (MenuItem | 'divider')[] {
	const { spec, result, of, readOnly, t, onchange, onbehind } = context;
	const pick = linkPick(result, link);
	const title = t('paths.who-link', { ...ends(link, context), step: pick.step });
	return [
		{
			label: t('paths.menu-who', { count: link.count, unit: spec.unit }),
			icon: Users,
			onselect: () => onbehind({ ...pick, of }, titled(title, context))
		},
		...(readOnly
			? []
			: [
					{
						label: t('paths.menu-keep'),
						icon: Filter,
						onselect: () => onchange(kept(spec, pick))
					}
				])
	];
}

function ends({ from, to }: { from: string; to: string }, { result, t }: MenuContext) {
	const nodes = [...result.nodes, ...(result.compared?.nodes ?? [])];
	const name = (id: string) => {
		const node = nodes.find((one) => one.id === id);
		return node?.other === true ? t('paths.others') : labelName(node?.label ?? '', t);
	};
	return { from: name(from), to: name(to) };
}

function nodeItems(
	node: Extract<Selection, { kind: 'node' }>['node'],
	context: MenuContext
): (MenuItem | 'divider')[] {
	const { spec, result, of, readOnly, t, onchange, onbehind } = context;
	const pick = nodePick(result, node);
	const place = {
		label: node.other ? t('paths.others') : labelName(labelIn(result, node.id), t),
		step: node.step
	};
	const who = (fate?: 'ended' | 'beyond') =>
		onbehind(
			{ ...pick, of, ...(fate === undefined ? {} : { fate }) },
			titled(t(`paths.who-${fate ?? 'node'}`, place), context)
		);
	const items: (MenuItem | 'divider')[] = [
		{
			label: t('paths.menu-who', { count: node.reached, unit: spec.unit }),
			icon: Users,
			onselect: () => who()
		}
	];
	if (node.ended > 0 && node.ended < node.reached) {
		items.push({
			label: t('paths.menu-ended', { count: node.ended }),
			icon: Users,
			onselect: () => who('ended')
		});
	}
	if (node.beyond > 0 && node.beyond < node.reached) {
		items.push({
			label: t('paths.menu-beyond', { count: node.beyond }),
			icon: Users,
			onselect: () => who('beyond')
		});
	}
	if (readOnly) return items;
	items.push('divider', {
		label: t('paths.menu-keep'),
		icon: Filter,
		onselect: () => onchange(kept(spec, pick))
	});
	if (node.other) {
		items.push({
			label: t('paths.menu-expand', { folds: node.folds }),
			icon: UnfoldVertical,
			onselect: () => onchange(expanded(spec, node.step, true))
		});
		return items;
	}
	items.push(...anchorItems(labelIn(result, node.id), context), ...labelItems(node.id, context));
	if (spec.expanded.includes(node.step)) {
		items.push({
			label: t('paths.menu-fold'),
			icon: FoldVertical,
			onselect: () => onchange(expanded(spec, node.step, false))
		});
	}
	return items;
}

const ANCHORS = [
	['after', ArrowRightFromLine],
	['before', ArrowLeftToLine],
	['around', ArrowLeftRight],
	['between', ArrowRightToLine]
] as const;

function anchorItems(label: string, context: MenuContext): MenuItem[] {
	const { spec, channels, t, onchange } = context;
	const match = matchOf(spec, label, channels);
	if (match === undefined) return [];
	return ANCHORS.flatMap(([at, icon]) => {
		const change = anchored(spec, at, match);
		return change === undefined
			? []
			: [{ label: t(`paths.menu-${at}`), icon, onselect: () => onchange(change) }];
	});
}

function labelItems(id: string, context: MenuContext): (MenuItem | 'divider')[] {
	const { spec, result, t, onchange, onmerge } = context;
	const own = labelIn(result, id);
	const label = labelName(own, t);
	const more = spec.sequence.length > 0;
	return [
		'divider',
		{
			label: t(more ? 'paths.menu-sequence-more' : 'paths.menu-sequence', { label }),
			icon: ListOrdered,
			disabled: spec.sequence.length >= 20,
			onselect: () => onchange({ sequence: [...spec.sequence, own] })
		},
		{
			label: t('paths.menu-hide', { label }),
			detail: t('paths.menu-hide-detail'),
			icon: EyeOff,
			onselect: () => onchange(hidden(spec, own))
		},
		{
			label: t('paths.menu-merge', { label }),
			icon: Merge,
			onselect: () => onmerge(own)
		}
	];
}
