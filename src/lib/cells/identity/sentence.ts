import type { IdentitySpec } from '$lib/journey/identity/spec';
import type { Translate } from '$lib/messages';
import type { SentenceSpec } from '../definition';
import { identifierName } from '../identifier-name';

/** What the cell does, in words. `types` are those that the notebook has. */
export function sentenceOf(
	{ method, sharing, limit, country }: IdentitySpec,
	types: readonly string[],
	t: Translate
): SentenceSpec {
	if (method.by === 'field') {
		const transient = identifierName(method.transient, t);
		const persistent = identifierName(method.persistent, t);
		return method.pass === 'live'
			? { key: 'identity.sentence-field-live', params: { transient, persistent, limit } }
			: {
					key: 'identity.sentence-field-replay',
					params: { transient, persistent, sharing, limit }
				};
	}
	const params = { typeCount: types.length, sharing, limit };
	return types.includes('phone')
		? {
				key: 'identity.sentence-phones',
				params: { ...params, country: country === '' ? 'none' : country }
			}
		: { key: 'identity.sentence', params };
}
