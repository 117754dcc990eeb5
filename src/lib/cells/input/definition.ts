import Variable from '@lucide/svelte/icons/variable';
import type { InputSpec, InputValue } from '$lib/journey/input/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Editor from './Editor.svelte';
import Setting from './Setting.svelte';

export const input = defineCell<InputSpec, null>({
	kind: 'input',
	icon: Variable,
	settings: [
		{ tag: 'type', label: 'inputs.setting-type' },
		{ tag: 'options', label: 'inputs.setting-options' },
		{ tag: 'limits', label: 'inputs.setting-limits' },
		{ tag: 'name', label: 'inputs.setting-name' }
	],
	sentence: ({ name, value }) => ({
		key: 'inputs.sentence',
		params: {
			type: value.type,
			reference: `$${name}`,
			count: value.type === 'choice' ? value.options.length : 0,
			limits: limitsOf(value)
		}
	}),
	Setting,
	Editor,
	View: undefined,
	Table: undefined,
	counted: undefined
});

function limitsOf(value: InputValue): string {
	const { min, max } = value.type === 'number' ? value : {};
	if (min !== undefined && max !== undefined) return words.t('inputs.limits-both', { min, max });
	if (min !== undefined) return words.t('inputs.limits-least', { min });
	if (max !== undefined) return words.t('inputs.limits-most', { max });
	return words.t('inputs.limits-none');
}
