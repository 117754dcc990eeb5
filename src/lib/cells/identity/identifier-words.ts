import type { Identifier } from '$lib/journey/identity/spec';
import type { Translate } from '$lib/messages';
import { identifierName } from '../identifier-name';

/** An identifier with its type: `E-mail ann@x.org`. */
export function identifierWords({ type, value }: Identifier, t: Translate): string {
	return `${identifierName(type, t)} ${value}`;
}
