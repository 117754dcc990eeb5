import { wordsOf } from '$lib/import/headings';
import type { Source, SourceColumn } from '$lib/import/source';
import { parseSpec } from '../spec-error';
import { journeysSchema, type JourneysSpec } from './spec';

/** What logs of processes call the column that tells the start of an activity from its end. */
const LIFECYCLES = new Set([
	'lifecycle transition',
	'lifecycle id',
	'lifecycle state',
	'transition',
	'registration type'
]);

/** What says there that something ended. */
const ENDED = 'complete completed end ended finish finished stop stopped ate_abort pi_abort'.split(
	' '
);

/**
 * The journeys of a new cell: sessions, unless the sources are the log of a process, whose rows say start
 * and complete. There a row that completes ends what it names, and the whole case is a journey.
 */
export function initialJourneys(identity: string, sources: readonly Source[]): JourneysSpec {
	const columns = sources.flatMap((source) => source.columns);
	const times = columns.some(({ role }) => role.role === 'end') ? { times: true } : {};
	const lifecycle = columns.find(isLifecycle);
	if (lifecycle === undefined) {
		return parseSpec('journeys', journeysSchema, { identity, endings: times });
	}
	const values = ENDED.flatMap((one) => [
		one,
		one[0]?.toUpperCase() + one.slice(1),
		one.toUpperCase()
	]);
	const cases = sources.every((source) => source.columns.some(({ role }) => role.role === 'case'));
	return parseSpec('journeys', journeysSchema, {
		identity,
		endings: { column: lifecycle.name, values, match: 'same', ...times },
		cut: { by: cases ? 'case' : 'history' }
	});
}

function isLifecycle({ heading, name, type, role }: SourceColumn): boolean {
	return (
		type.type === 'text' &&
		role.role === 'attribute' &&
		[heading, name].some((one) => LIFECYCLES.has(wordsOf(one).join(' ')))
	);
}
