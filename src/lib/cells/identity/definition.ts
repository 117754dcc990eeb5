import Fingerprint from '@lucide/svelte/icons/fingerprint';
import type { IdentityResult } from '$lib/journey/identity';
import type { IdentitySpec } from '$lib/journey/identity-spec';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import View from './View.svelte';
import { identifierTypes } from './types';

export const identity = defineCell<IdentitySpec, IdentityResult>({
	kind: 'identity',
	icon: Fingerprint,
	settings: [
		{ tag: 'types', label: 'cells.setting-types' },
		{ tag: 'country', label: 'cells.setting-country' }
	],
	sentence: (spec, session) => {
		const types = identifierTypes(session);
		return {
			key: types.includes('phone') ? 'cells.sentence-identity-phones' : 'cells.sentence-identity',
			params: { typeCount: types.length, country: spec.country === '' ? 'none' : spec.country }
		};
	},
	Setting,
	Editor: undefined,
	View,
	Table: undefined,
	counted: 'cells.counted-identity'
});
