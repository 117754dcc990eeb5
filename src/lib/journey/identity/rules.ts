import * as v from 'valibot';
import { literal } from '$lib/sql/quote';

export const NORMALISERS = ['none', 'lower', 'phone'] as const;
/** `own`: unique to a person. `shared`: may be shared, so it never merges people who differ otherwise. */
export const STRENGTHS = ['own', 'shared'] as const;

/** The highest priority that a type can have. */
export const MOST_PRIORITY = 9;
/** The cap of shared types unless it is set. */
const CAP = 100;

export const identifierRuleSchema = v.strictObject({
	normalise: v.optional(v.picklist(NORMALISERS)),
	strength: v.optional(v.picklist(STRENGTHS)),
	/** Values, besides the usual junk, that never link; compared after normalising. */
	junk: v.optional(v.array(v.string())),
	/** A shared value seen with more unique identifiers links nothing; null for no cap. */
	cap: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6)))),
	/** Of unique types, those of higher priority decide; of all types, they name the person first. */
	priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PRIORITY)))
});

export interface IdentifierRule {
	readonly normalise: (typeof NORMALISERS)[number];
	readonly strength: (typeof STRENGTHS)[number];
	readonly junk: readonly string[];
	readonly cap: number | null;
	readonly priority: number;
}

const own: IdentifierRule = { normalise: 'none', strength: 'own', junk: [], cap: CAP, priority: 0 };
const shared: IdentifierRule = { ...own, strength: 'shared' };

const DEFAULTS: Readonly<Record<string, IdentifierRule>> = {
	email: { ...own, normalise: 'lower' },
	phone: { ...shared, normalise: 'phone' },
	customer: own,
	user: own,
	device: shared,
	cookie: shared,
	card: shared
};

/** The rule of an identifier type: the user's settings over the type's defaults; unknown types are unique. */
export function ruleOf(
	types: Readonly<Record<string, v.InferOutput<typeof identifierRuleSchema>>>,
	type: string
): IdentifierRule {
	const { normalise, strength, junk, cap, priority } = types[type] ?? {};
	const base = DEFAULTS[type] ?? own;
	return {
		normalise: normalise ?? base.normalise,
		strength: strength ?? base.strength,
		junk: junk ?? base.junk,
		cap: cap === undefined ? base.cap : cap,
		priority: priority ?? base.priority
	};
}

/** Values that never link, whatever their type: placeholders that forms and exports are full of. */
export const JUNK = [
	'-',
	'--',
	'?',
	'0',
	'anonymous',
	'anonimo',
	'guest',
	'n.d.',
	'n/a',
	'n/d',
	'na',
	'nan',
	'nd',
	'non disponibile',
	'none',
	'null',
	'sconosciuto',
	'undefined',
	'unknown'
] as const;

/** SQL that says whether a normalised value is junk. Values are expressions over columns, cheap to repeat. */
export function isJunk(value: string, rule: IdentifierRule): string {
	const words = [...JUNK, ...rule.junk].map(literal).join(', ');
	return `(${value} = '' or lower(${value}) in (${words}) or starts_with(lower(${value}), 'test@')
		or regexp_full_match(${value}, '[0\\s()+-]+'))`;
}

/** SQL for the normalised form of an identifier's text. `country` is the calling code to assume. */
export function normalised(value: string, rule: IdentifierRule, country: string): string {
	switch (rule.normalise) {
		case 'none':
			return value;
		case 'lower':
			return `lower(${value})`;
		case 'phone':
			return phoneSql(value, country);
	}
}

/**
 * Digits with their country: `+39 333…`, `0039333…` and `333…` are one number where the country is 39.
 * A trunk zero is dropped, save in Italy, where it belongs to the number.
 */
function phoneSql(value: string, country: string): string {
	const digits = `regexp_replace(${value}, '[^0-9]', '', 'g')`;
	const international = `(starts_with(${value}, '+') or starts_with(lower(${value}), 'tel:+'))`;
	if (country === '') return `regexp_replace(${digits}, '^00', '')`;
	// With a country before them zeros alone would look like a number.
	const national = country === '39' ? digits : `ltrim(${digits}, '0')`;
	return `case
		when ltrim(${digits}, '0') = '' then ''
		when ${international} then ${digits}
		when starts_with(${digits}, '00') then substr(${digits}, 3)
		else ${literal(country)} || ${national} end`;
}
