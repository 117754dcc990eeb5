import { columnSchema, sourceSchema, type Role } from '$lib/import/source';
import * as v from 'valibot';
import type { Event } from './case';
import { csvOf } from './csv';
import type { LabSource } from './lab';

export type Roles = Readonly<Record<string, Role>>;

const identifier = (type: string): Role => ({ role: 'identifier', identifier: type });

export const USERS: Roles = { user: identifier('user'), event: { role: 'touchpoint' } };
/** Logins are unique to a person; devices may be shared. */
export const LOGINS: Roles = { login: identifier('user'), device: identifier('device') };

/** The column of times where events have none at all: then file order alone counts. */
const NO_TIME = 'no time';

/** Events as a file and its mapping: every property a column, in order of appearance. */
export function eventsSource(events: readonly Event[], roles: Roles, hash: string): LabSource {
	const keys = [...new Set(events.flatMap((event) => Object.keys(event)))];
	const time = ['ts', 'ts_int'].find((key) => keys.includes(key)) ?? NO_TIME;
	if (time === NO_TIME) keys.push(NO_TIME);
	const text = (event: Event, key: string) => {
		if (key === NO_TIME) return '1970-01-01 00:00:00';
		const value = textOf(event[key]);
		const role = roles[key];
		// With its type in front, no user is taken for a placeholder such as `0` or `null`.
		return role?.role === 'identifier' && value !== '' ? `${role.identifier}:${value}` : value;
	};
	const csv = csvOf([keys, ...events.map((event) => keys.map((key) => text(event, key)))]);
	const source = v.parse(sourceSchema, {
		id: 'events',
		name: 'events',
		files: [{ name: 'events.csv', size: csv.size, hash }],
		read: { format: 'csv', delimiter: ',' },
		columns: keys.map((key) => columnOf(key, key === time, roles[key])),
		channel: 'case'
	});
	return { source, csv };
}

/** The value that was written for an identifier. */
export function identifierText(written: string): string {
	return written.slice(written.indexOf(':') + 1);
}

function columnOf(key: string, time: boolean, role: Role = { role: 'attribute' }) {
	const format = key === 'ts_int' ? 'epoch-s' : 'iso';
	return v.parse(columnSchema, {
		heading: key,
		// Apart from the names that tables have of their own, such as `row`.
		name: `property ${key}`,
		type: time ? { type: 'time', format } : { type: 'text' },
		role: time ? { role: 'time' } : role
	});
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
