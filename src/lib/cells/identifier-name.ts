import type { Key, Translate } from '$lib/messages';

const NAMES = {
	email: 'cells.identifier-email',
	phone: 'cells.identifier-phone',
	customer: 'cells.identifier-customer',
	user: 'cells.identifier-user',
	device: 'cells.identifier-device',
	cookie: 'cells.identifier-cookie',
	card: 'cells.identifier-card'
} satisfies Record<string, Key>;

/** A type of identifier in words; a type of the user's own is called what the user called it. */
export function identifierName(type: string, t: Translate): string {
	const known: Readonly<Record<string, Key>> = NAMES;
	const key = known[type];
	return key === undefined ? type : t(key);
}
