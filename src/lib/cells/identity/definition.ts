import Fingerprint from '@lucide/svelte/icons/fingerprint';
import type { IdentityResult } from '$lib/journey/identity/identity';
import type { IdentitySpec } from '$lib/journey/identity/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { sentenceOf } from './sentence';
import Setting from './Setting.svelte';
import View from './View.svelte';
import { identifierTypes } from './types';

export const identity = defineCell<IdentitySpec, IdentityResult>({
	kind: 'identity',
	icon: Fingerprint,
	settings: [
		{ tag: 'method', label: 'identity.setting-method' },
		{ tag: 'types', label: 'cells.setting-types' },
		{ tag: 'country', label: 'cells.setting-country' },
		{ tag: 'sharing', label: 'identity.setting-sharing' },
		{ tag: 'limit', label: 'identity.setting-limit' }
	],
	sentence: (spec, session) => sentenceOf(spec, identifierTypes(session), words.t),
	Setting,
	Editor: undefined,
	View,
	Table: undefined,
	counted: 'identity.counted'
});
