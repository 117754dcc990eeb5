import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { journeysSchema, type JourneysSpec } from '$lib/journey/journeys/spec';
import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { RawTouchpoint } from '$lib/journey/journeys/result';
import { parseSpec } from '$lib/journey/spec-error';
import { words } from '$lib/state/locale.svelte';
import { faults } from '$lib/ui/test/accessibility';
import Frame from '$lib/ui/test/Frame.svelte';
import '../../../app.css';
import type { PanelProps } from './panels';
import Stages from './Stages.svelte';

const touchpoint = (name: string, interactions: number, stage: string | null): RawTouchpoint => ({
	name,
	interactions,
	newName: name,
	rule: null,
	kept: true,
	stage
});
const result = {
	raw: [touchpoint('home', 9, 'Find'), touchpoint('search', 5, null), touchpoint('pay', 2, null)]
} as unknown as JourneysResult;
const stage = (name: string, ...texts: string[]) => ({
	name,
	touchpoints: texts.map((text) => ({ match: 'exact' as const, text }))
});
const set = vi.fn<PanelProps['set']>();
const given = (...list: ReturnType<typeof stage>[]) => {
	const stages = { by: 'touchpoints' as const, list };
	const spec = parseSpec('journeys', journeysSchema, { identity: 'people', stages });
	const props: PanelProps = {
		spec,
		result,
		fresh: true,
		disabled: false,
		columns: [],
		timed: false,
		set
	};
	return { of: Stages, given: { ...props } };
};
const lists = () =>
	set.mock.calls.map(([change]) => {
		const { stages } = change as Pick<JourneysSpec, 'stages'>;
		return stages.by === 'touchpoints'
			? Object.fromEntries(
					stages.list.map(({ name, touchpoints }) => [name, touchpoints.map(({ text }) => text)])
				)
			: {};
	});

beforeEach(() => {
	set.mockReset();
	words.locale = 'en';
});

test('a touchpoint is dragged into a stage, from one to another, and out again', async () => {
	const { container } = await render(Frame, given(stage('Find', 'home'), stage('Buy')));
	const [find, buy] = container.querySelectorAll('ol > li');
	const drag = (what: Element, where: Element) => userEvent.dragAndDrop(what, where);
	const free = page.getByText('search').element();
	const placed = find!.querySelector('.chip')!;
	await drag(free, buy!);
	await drag(placed, buy!);
	await drag(placed, container.querySelector('[data-drop=none]')!);
	expect(lists()).toEqual([
		{ Find: ['home'], Buy: ['search'] },
		{ Find: [], Buy: ['home'] },
		{ Find: [], Buy: [] }
	]);
	for (const theme of ['light', 'dark'] as const) expect(await faults(theme)).toEqual([]);
});

test('a finger that rests on a touchpoint drags it; one that moves at once scrolls', async () => {
	const { container } = await render(Frame, given(stage('Find', 'home'), stage('Buy')));
	const what = page.getByText('search').element();
	const { x, y } = container.querySelector('ol > li:last-child')!.getBoundingClientRect();
	const touch = (type: string, at: { clientX: number; clientY: number }) =>
		what.dispatchEvent(
			new PointerEvent(type, { pointerType: 'touch', isPrimary: true, bubbles: true, ...at })
		);
	const here = { clientX: 0, clientY: 0 };
	const there = { clientX: x + 5, clientY: y + 5 };
	touch('pointerdown', here);
	touch('pointermove', there);
	touch('pointerup', there);
	expect(set).not.toHaveBeenCalled();
	touch('pointerdown', here);
	await expect.poll(() => container.querySelector('ol .target, ol > .target')).not.toBeNull();
	touch('pointermove', there);
	touch('pointerup', there);
	expect(lists()).toEqual([{ Find: ['home'], Buy: ['search'] }]);
});

test('stages are made, filled and put in order from the keyboard', async () => {
	const { rerender } = await render(Frame, given());
	page.getByRole('button', { name: 'Add a stage' }).element().focus();
	await userEvent.keyboard('{Enter}');
	expect(lists()).toEqual([{ 'Stage 1': [] }]);
	await rerender(given(stage('Find', 'home'), stage('Buy')));
	const add = page.getByRole('combobox', { name: 'Add a touchpoint' }).last();
	(add.element() as HTMLElement).focus();
	await userEvent.keyboard('pay');
	await expect.element(page.getByRole('option', { name: /pay/ })).toBeVisible();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	await expect.poll(() => lists().at(-1)).toEqual({ Find: ['home'], Buy: ['pay'] });
	(page.getByRole('button', { name: 'Earlier: Buy' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	expect(Object.keys(lists().at(-1) ?? {})).toEqual(['Buy', 'Find']);
});
