import type { Happening } from './event-log.ts';
import { IDENTIFIED, SECOND_MAIL } from './event-log.ts';
import { email } from './identifiers.ts';
import type { Person } from './person.ts';
import { spellEmail } from './spellings.ts';

/** What the wording of a row may look at. */
export type RowContext = {
	readonly seed: number;
	readonly person: Person;
	readonly happening: Happening;
};

export const identified = (happening: Happening): boolean => (happening.flags & IDENTIFIED) !== 0;

/** The address as this row spells it. */
export function rowEmail({ person, happening }: RowContext): string {
	return spellEmail(email(person, (happening.flags & SECOND_MAIL) !== 0), happening.seed);
}
