import type { ColumnFacts } from './column-facts';
import type { TypeGuess } from './column-type';
import { DURATION_WORDS, VALUE_WORDS, COST_WORDS } from './measure-words';
import { ORIGIN_WORDS } from './role-words';
import { has, ID_WORDS, PROPERTY_WORDS, STAFF_WORDS, THING_WORDS } from './vocabulary';

// What columns are where no heading says it: seen from their values alone.

export type Cells = readonly (readonly (string | null)[])[];

/** A code: one word with digits in it. */
const CODE = /^(?=.*\d.*\d)[\p{L}\p{N}._:#|+\-{}]{3,64}$/u;
const QUANTITIES: ReadonlySet<string> = new Set([...DURATION_WORDS, ...VALUE_WORDS, ...COST_WORDS]);
/** Different codes of a column that may tell people apart: so many at least, and this share of its values. */
const FEWEST = 4;
const SHARE = 0.02;

/** The column of codes that come again, of which most are different. The type is what its heading says. */
export function likelyIdentifier(
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[]
): { readonly index: number; readonly identifier: string } | undefined {
	const likely = columns.flatMap((facts, index) => {
		const { values, distinct, filled, words } = facts;
		const broken = types[index]?.type.type === 'number' && values.some((one) => /[.,]/.test(one));
		const property =
			has(words, PROPERTY_WORDS) || has(words, STAFF_WORDS) || has(words, QUANTITIES);
		const enough = distinct >= Math.max(FEWEST, values.length * SHARE) && filled >= 0.5;
		if (words.length === 0 || broken || property || !enough || distinct === values.length)
			return [];
		return values.every((one) => CODE.test(one)) ? [{ index, facts }] : [];
	});
	const [best] = likely.toSorted((a, b) => b.facts.distinct - a.facts.distinct);
	if (best === undefined) return undefined;
	const { words } = best.facts;
	return { index: best.index, identifier: words.find((word) => !ID_WORDS.has(word)) ?? 'id' };
}

/** Labels that a touchpoint may have, seen in the first records. */
const LABELS = 100;
/** Of two interactions in a row of one person so many differ in it, at least. */
const CHANGES = 0.25;

/** Headings with these say what else it is: a property, staff, a product, a place. */
const KNOWN_OTHERWISE: readonly ReadonlySet<string>[] = [
	PROPERTY_WORDS,
	STAFF_WORDS,
	THING_WORDS,
	new Set('store shop negozio branch location place luogo sede punto region regione'.split(' '))
];

/**
 * What happens differs from one interaction of a person to the next, what someone is does not: the labels
 * that say most, of those that change.
 */
export function likelyTouchpoint(
	candidates: readonly { readonly index: number; readonly facts: ColumnFacts }[],
	rows: Cells,
	who: number
): number | undefined {
	if (who < 0) return undefined;
	const likely = candidates.flatMap(({ index, facts }) => {
		const { distinct, values, filled, path, words } = facts;
		const other = KNOWN_OTHERWISE.some((known) => has(words, known)) || has(path, ORIGIN_WORDS);
		const labels = values.filter((value) => /\p{L}/u.test(value) && !value.startsWith('{'));
		const few = distinct >= 2 && distinct <= LABELS && filled >= 0.5;
		if (other || !few || labels.length < values.length * 0.9) return [];
		const changes = changesOf(rows, who, index);
		return changes < CHANGES ? [] : [{ index, worth: changes * Math.log2(distinct) }];
	});
	const [best] = likely.toSorted((a, b) => b.worth - a.worth);
	return best?.index;
}

/** Share of the records that say something else than the one before of the same person; 0 without any. */
function changesOf(rows: Cells, who: number, what: number): number {
	const last = new Map<string, string>();
	let pairs = 0;
	let changes = 0;
	for (const row of rows) {
		const [person, value] = [row[who], row[what]];
		if (person == null || value == null) continue;
		const before = last.get(person);
		last.set(person, value);
		if (before === undefined) continue;
		pairs++;
		if (before !== value) changes++;
	}
	return pairs === 0 ? 0 : changes / pairs;
}
