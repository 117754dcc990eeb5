import { factsOfColumn } from './column-facts';
import { decimalOf } from './numbers';
import { scaleNamed, scoreOn, type Scale, type Score } from './scale';
import type { ColumnType, Role } from './source';
import { numbersOf, unitOf } from './unit';

/** The roles besides identifiers. */
export type PlainRole = Exclude<Role['role'], 'identifier'>;

/** A role that a user gives a column, with the settings that its heading and its values make likely. */
export function defaultsOf(role: PlainRole, heading: string, values: readonly string[]): Role {
	const facts = factsOfColumn(heading, values, values.length);
	switch (role) {
		case 'score':
			return scoreFor(scaleNamed(facts.words) ?? 'other', values);
		case 'duration':
			return { role, unit: unitOf(facts, numberType(values)).unit };
		default:
			return { role };
	}
}

/** A score of a kind, on the scale that fits the answers. */
export function scoreFor(scale: Scale, values: readonly string[]): Score {
	return scoreOn(scale, numbersOf({ values }, numberType(values)));
}

function numberType(values: readonly string[]): ColumnType {
	return { type: 'number', decimal: decimalOf(values, false) ?? '.' };
}
