import type { ColumnFacts } from './column-facts';
import {
	has,
	ID_WORDS,
	PERSON_WORDS,
	PROPERTY_WORDS,
	STAFF_WORDS,
	THING_WORDS
} from './vocabulary';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const EMAIL = list('email mail posta pec');
const PHONE = list(
	'phone telephone telefono tel cellulare cell mobile msisdn caller chiamante ani'
);
const COOKIE = list('cookie visitor visitatore anonymous fingerprint clientid');
const DEVICE = list('device dispositivo idfa gaid idfv imei adid');
const CARD = list('card carta loyalty tessera fidelity');
const USER = list('user utente uid username login distinct profile profilo userid');

/** How sure a proposal is: by heading and values, by one of them, or for want of anything better. */
export type Strength = 'name' | 'values' | 'fallback';

export interface IdentifierGuess {
	readonly identifier: string;
	readonly strength: Strength;
}

/** Which type of identifier a column holds, or undefined where it names no one. */
export function identifierOf(facts: ColumnFacts): IdentifierGuess | undefined {
	const { words } = facts;
	if (facts.emails >= 0.8)
		return { identifier: 'email', strength: has(words, EMAIL) ? 'name' : 'values' };
	const property = has(words, PROPERTY_WORDS);
	if (!property && has(words, PHONE) && (facts.phones >= 0.5 || facts.values.length === 0)) {
		return { identifier: 'phone', strength: 'name' };
	}
	if (facts.values.length === 0 && has(words, EMAIL) && !property) {
		return { identifier: 'email', strength: 'name' };
	}
	if (property || has(words, STAFF_WORDS)) return undefined;
	const identifier = byName(facts);
	if (identifier !== undefined) return { identifier, strength: 'name' };
	const plus = facts.values.filter((value) => value.startsWith('+')).length;
	if (facts.phones >= 0.8 && plus > facts.values.length / 2) {
		return { identifier: 'phone', strength: 'values' };
	}
	return undefined;
}

function byName(facts: ColumnFacts): string | undefined {
	const { words } = facts;
	const id = has(words, ID_WORDS);
	const alone = words.length === 1;
	if (has(words, COOKIE)) return id || alone ? 'cookie' : undefined;
	if (has(words, DEVICE)) return id || (alone && facts.distinct > 20) ? 'device' : undefined;
	if (has(words, CARD)) return id || (alone && facts.distinct > 20) ? 'card' : undefined;
	if (has(words, THING_WORDS)) return undefined;
	const own = words.every((word) => PERSON_WORDS.has(word) || USER.has(word) || ID_WORDS.has(word));
	if (!id && !own) return undefined;
	if (has(words, USER)) return 'user';
	return has(words, PERSON_WORDS) ? 'customer' : undefined;
}

/**
 * The best identifier where no column names a person: a case, a session, whoever did it. The type is the
 * word that the heading uses.
 */
export function fallbackIdentifier(
	columns: readonly ColumnFacts[]
): { readonly index: number; readonly identifier: string } | undefined {
	const ranked = columns
		.map((facts, index) => ({ facts, index, worth: worthOf(facts) }))
		.filter(({ worth }) => worth > 0)
		.toSorted((a, b) => b.worth - a.worth);
	const [best] = ranked;
	if (best === undefined) return undefined;
	const word = best.facts.words.find((w) => !ID_WORDS.has(w)) ?? best.facts.words[0];
	return { index: best.index, identifier: word ?? 'id' };
}

const CASE = list('case caso ticket pratica order ordine');
const SESSION = list('session sessione visit visita conversation');

function worthOf(facts: ColumnFacts): number {
	const { words, values, distinct } = facts;
	const id = has(words, ID_WORDS);
	// A name for every row names rows, not people.
	const repeats = values.length > 0 && distinct < values.length && distinct > 1;
	if (has(words, PROPERTY_WORDS) && !has(words, CASE)) return 0;
	if (has(words, CASE)) return (id ? 4 : 3) + (repeats ? 1 : 0);
	if (has(words, SESSION)) return id || words.length === 1 ? 3 : 0;
	if (has(words, STAFF_WORDS)) return 1;
	if (id && repeats) return 2.5;
	return facts.uuids >= 0.8 ? 2 : 0;
}
