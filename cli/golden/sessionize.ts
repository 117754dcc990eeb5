import type { TableResult } from '$lib/journey/sql/sql';
import { ask } from './ask';
import { allowOnly, numberOf, type Event } from './case';
import { eventsSource, USERS } from './events-source';
import type { Kind } from './kind';
import { sessionCells } from './session-cells';

/** Every event's session: a list of rows and a list of sessions, each person's from 1. */
const SESSIONS = `select list(row order by row) as rows, list(session order by row) as sessions from (
	select row, (dense_rank() over (partition by person order by journey))::integer as session
	from "sessions events")`;

/** Which session of its user each event falls into; null where it has no time. */
export const sessionize: Kind = {
	kind: 'sessionize',
	async answer(asked, lab) {
		allowOnly(asked, ['gap_seconds']);
		const source = eventsSource(asked.events, USERS, asked.id);
		const table = await ask(lab, source, [
			...sessionCells(numberOf(asked, 'gap_seconds', 1800)),
			{ id: 'indexes', kind: 'sql', spec: { sql: SESSIONS } }
		]);
		const [rows, sessions] = lists(table as TableResult);
		const found = new Map(rows.map((row, at) => [row, sessions[at] ?? null]));
		const indexes = asked.events.map((_, row) => found.get(row) ?? null);
		return {
			session_index: indexes,
			session_index_by_ts: Object.fromEntries(
				asked.events.map((event, row) => [timeText(event), indexes[row]])
			)
		};
	}
};

/** Of no events there are no lists. */
function lists({ rows: [line = []] }: TableResult): [number[], number[]] {
	const list = (at: number) => JSON.parse(String(line[at] ?? '[]')) as number[];
	return [list(0), list(1)];
}

function timeText(event: Event): string {
	return String(event['ts'] ?? event['ts_int'] ?? null);
}
