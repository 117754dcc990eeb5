const named = (long: string, english: string) => ({
	long,
	short: long.slice(0, 3),
	english: { long: english, short: english.slice(0, 3) }
});

/** Names of the months in Italian, each with the English one, which is all that the engine reads. */
export const ITALIAN_MONTHS = [
	named('gennaio', 'january'),
	named('febbraio', 'february'),
	named('marzo', 'march'),
	named('aprile', 'april'),
	named('maggio', 'may'),
	named('giugno', 'june'),
	named('luglio', 'july'),
	named('agosto', 'august'),
	named('settembre', 'september'),
	named('ottobre', 'october'),
	named('novembre', 'november'),
	named('dicembre', 'december')
] as const;
