import type { TableResult } from '$lib/journey/sql';
import { ask } from './ask';
import { allowOnly, Unsupported } from './case';
import { eventsSource, identifierText, LOGINS } from './events-source';
import type { Kind } from './kind';

/** The way in which the identity cell tells the people of one device apart. */
const METHOD = 'device_split';

const WHO = `select list(row order by row) as rows, list(coalesce(login, device) order by row) as who
from interactions
left join (select person, min(value) as login from identifiers where type = 'user' group by person) using (person)
left join (select person, min(value) as device from identifiers where type = 'device' group by person) using (person)`;

/** To whom each row belongs: a login, or the device of somebody who never logged in. */
export const identity: Kind = {
	kind: 'identity',
	async answer(asked, lab) {
		allowOnly(asked, ['method', 'methods']);
		const { method, methods } = asked.query;
		const others = [methods ?? method].flat().filter((one) => one !== METHOD);
		if (others.length > 0) throw new Unsupported(`no method ${others.join(', ')}`);
		const table = await ask(lab, eventsSource(asked.events, LOGINS, asked.id), [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'who', kind: 'sql', spec: { sql: WHO } }
		]);
		const [line = []] = (table as TableResult).rows;
		const [rows, who] = [0, 1].map((at) => JSON.parse(String(line[at] ?? '[]')) as unknown[]);
		const found = new Map(rows?.map((row, at) => [row, identifierText(String(who?.[at]))]));
		return { [METHOD]: asked.events.map((_, row) => found.get(row) ?? null) };
	}
};
