import { expect, it } from 'vitest';
import { identitySpec } from './identity-spec';

const events = ['u1', 'u2', 'u3'].map((user) => ({ user }));
const user = (name: string) => ({ type: 'user', value: `user:${name}` });

it.each([
	['an override', { identity_overrides: { u1: 'u2' } }, [[user('u1'), user('u2')]]],
	[
		'a list of people',
		{ identity_merge: [['u1', 'u2', 'u3']] },
		[
			[user('u1'), user('u2')],
			[user('u1'), user('u3')]
		]
	],
	[
		'one person that no row names',
		{ identity_overrides: { u1: 'p', u3: 'p' } },
		[[user('u1'), user('u3')]]
	],
	['moves', { identity_merge: [{ from: 'u2', to: 'u3' }] }, [[user('u2'), user('u3')]]],
	['nothing', {}, []]
])('makes merges by hand of %s', (_, query, merges) => {
	expect(identitySpec({ query, events })).toEqual({ merges });
});

it('takes nothing else', () => {
	expect(() => identitySpec({ query: { identity_merge: 5 }, events })).toThrow('identity_merge');
});
