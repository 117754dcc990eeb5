import { identifierName } from '$lib/cells/identifier-name';
import { canEnd } from '$lib/import/edit-source';
import { wordsOf } from '$lib/import/headings';
import { defaultsOf } from '$lib/import/role-defaults';
import { allows } from '$lib/import/role-type';
import { KNOWN_IDENTIFIERS, type ColumnType, type Role, type Source } from '$lib/import/source';
import type { Translate } from '$lib/messages';
import type { Option } from '$lib/ui/options';
import { COMMON_FORMATS, exampleOf } from './time-patterns';

const PLAIN = ['time', 'end', 'touchpoint', 'channel', 'attribute', 'ignore'] as const;
export const MEASURES = ['score', 'comment', 'cost', 'value', 'duration', 'case', 'stage'] as const;

/** The option that stands for an identifier of a type still to be named. */
export const OTHER = 'identifier:';

const isKnown = (type: string) => KNOWN_IDENTIFIERS.some((known) => known === type);

/** The roles that a column can have, with the types of identifier that the source has of its own. */
export function roleOptions(source: Source, index: number, t: Translate): Option[] {
	const own = source.columns.flatMap(({ role }) =>
		role.role === 'identifier' && !isKnown(role.identifier) ? [role.identifier] : []
	);
	const group = t('intake.identifiers');
	const plain = (role: (typeof PLAIN)[number] | (typeof MEASURES)[number]): Option => ({
		value: role,
		label: t(`intake.role-${role}`),
		detail: t(`intake.role-${role}-detail`)
	});
	// An end is one only beside a time.
	const ends = canEnd(source, index) || source.columns[index]?.role.role === 'end';
	return [
		...PLAIN.filter((role) => role !== 'end' || ends).map(plain),
		...[...KNOWN_IDENTIFIERS, ...new Set(own)].map((type) => ({
			value: `identifier:${type}`,
			label: identifierName(type, t),
			group
		})),
		{ value: OTHER, label: t('intake.identifierOther'), group },
		...MEASURES.map((role) => ({ ...plain(role), group: t('intake.measures') }))
	];
}

export function roleValue(role: Role): string {
	return role.role === 'identifier' ? `identifier:${role.identifier}` : role.role;
}

/** The role that an option stands for, with the settings that fit the column. */
export function roleOf(value: string, heading: string, values: readonly string[]): Role {
	const plain = [...PLAIN, ...MEASURES].find((role) => role === value);
	if (plain !== undefined) return defaultsOf(plain, heading, values);
	const identifier = value.slice(OTHER.length);
	// What is not named yet is called as the column is.
	const name = wordsOf(heading).join(' ') || 'id';
	return { role: 'identifier', identifier: identifier === '' ? name : identifier };
}

export const isOwnIdentifier = (role: Role) =>
	role.role === 'identifier' && !isKnown(role.identifier);

export const TYPES = ['text', 'number-point', 'number-comma', 'boolean', 'time'] as const;
export type TypeChoice = (typeof TYPES)[number];

export function typeValue(type: ColumnType): TypeChoice {
	if (type.type !== 'number') return type.type;
	return type.decimal === '.' ? 'number-point' : 'number-comma';
}

/** The types that a column can have in its role. */
export function typeOptions(role: Role, t: Translate): Option<TypeChoice>[] {
	return TYPES.filter((value) => allows(role, plainType(value))).map((value) => ({
		value,
		label: t(`intake.type-${value}`)
	}));
}

/** The type of a choice, without its settings. */
export function plainType(value: TypeChoice): ColumnType['type'] {
	return value === 'number-point' || value === 'number-comma' ? 'number' : value;
}

export const OTHER_FORMAT = 'other';

/** Formats on offer: the one in use first, where it is none of the common ones. */
export function formatOptions(current: string, t: Translate): Option[] {
	const common = COMMON_FORMATS.map((value): string => value);
	const values = common.includes(current) ? common : [current, ...common];
	return [
		...values.map((value) => ({ value, label: formatName(value, t) })),
		{ value: OTHER_FORMAT, label: t('intake.format-other') }
	];
}

function formatName(format: string, t: Translate): string {
	switch (format) {
		case 'iso':
		case 'epoch-s':
		case 'epoch-ms':
		case 'epoch-us':
			return t(`intake.format-${format}`);
		default:
			return exampleOf(format);
	}
}

/** Every zone that the browser knows. */
export function zoneOptions(current: string): Option[] {
	const zones = new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')]);
	return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
