import { beforeAll, expect, it } from 'vitest';
import * as v from 'valibot';
import { columnSchema, sourceSchema } from '$lib/import/source';
import { csvOf } from '../../../../cli/golden/csv';
import { Lab, type LabCell, type LabSource } from '../../../../cli/golden/lab';
import type { MetricsResult } from './metrics';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** Customer, day and hour of March 2024, touchpoint, channel, then what else is known. */
const ROWS = [
	['anna', '01 10:00', 'call', 'phone', 'bill', 'yes', '9', '5', '7', '4.50'],
	['anna', '01 10:20', 'survey', 'mail', '', '', '10', '4', '6', ''],
	['anna', '04 09:00', 'call', 'phone', 'bill', 'No', '6', '2', '2', '6.00'],
	['anna', '04 09:10', 'order', 'web', '', '', '', '', '', ''],
	['bert', '02 12:00', 'call', 'phone', 'login', 'yes', '7', '3', '5', '3.00'],
	['bert', '02 12:30', 'reply', 'mail', 'login', '', '', '', '', ''],
	['bert', '05 12:00', 'call', 'phone', 'bill', '', '8', '', '', '2.50'],
	['carl', '20 08:00', 'call', 'phone', '', 'YES', '0', '1', '1', ''],
	['carl', '20 08:15', 'order', 'web', '', '', '', '', '', '']
];
const HEADINGS = ['who', 'when', 'what', 'where', 'topic', 'solved', 'nps', 'csat', 'ces', 'cost'];

function source(): LabSource {
	const csv = csvOf([
		HEADINGS,
		...ROWS.map(([who = '', when = '', ...rest]) => {
			const [day, hour] = when.split(' ');
			return [who, `2024-03-${day}T${hour}:00Z`, ...rest];
		})
	]);
	const number = { type: 'number', decimal: '.' };
	const score = (scale: string, from: number, to: number) => ({ role: 'score', scale, from, to });
	const columns = [
		['who', { role: 'identifier', identifier: 'user' }],
		['when', { role: 'time' }, { type: 'time', format: 'iso' }],
		['what', { role: 'touchpoint' }],
		['where', { role: 'channel' }],
		['topic', { role: 'attribute' }],
		['solved', { role: 'attribute' }],
		['nps', score('nps', 0, 10), number],
		['csat', score('csat', 1, 5), number],
		['ces', score('ces', 1, 7), number],
		['cost', { role: 'cost' }, number]
	] as const;
	return {
		csv,
		source: v.parse(sourceSchema, {
			id: 's',
			name: 's',
			files: [{ name: 's.csv', size: csv.size, hash: 'measures' }],
			read: { format: 'csv', delimiter: ',' },
			columns: columns.map(([name, role, type = { type: 'text' }]) =>
				v.parse(columnSchema, { heading: name, name, type, role })
			)
		})
	};
}

const calls = [{ field: 'channel', op: 'is', values: ['phone'] }];

const cells = (measures: readonly object[], journeys: object = {}): LabCell[] => [
	{ id: 'people', kind: 'identity', spec: {} },
	{
		id: 'trips',
		kind: 'journeys',
		spec: {
			identity: 'people',
			cut: { by: 'start-end', start: [{ match: 'exact', text: 'call' }], minutes: 60 },
			success: [{ match: 'exact', text: 'order' }],
			stages: {
				by: 'touchpoints',
				list: [{ name: 'talk', touchpoints: [{ match: 'exact', text: 'call' }] }]
			},
			...journeys
		}
	},
	{
		id: 'metrics',
		kind: 'metrics',
		spec: { journeys: 'trips', metrics: measures.map((measure) => ({ measure })) }
	}
];

async function one(measure: object, journeys: object = {}) {
	const { result } = await lab.run([source()], cells([measure], journeys));
	return (result as MetricsResult).metrics[0]!.estimate;
}

/** Five calls, five journeys: anna’s first, her order, bert’s two, carl’s order. */
it.each([
	// Promoters 9 and 10, detractors 6 and 0, of six answers.
	[{ kind: 'nps' }, { value: 0, n: 6 }],
	// 5 and 4 of 5, 4, 2, 3, 1.
	[{ kind: 'csat' }, { value: 2 / 5, n: 5, hits: 2 }],
	[
		{ kind: 'csat', top: 3 },
		{ value: 3 / 5, hits: 3 }
	],
	[{ kind: 'ces' }, { value: (7 + 6 + 2 + 5 + 1) / 5, n: 5 }],
	[
		{ kind: 'ces', show: 'easy' },
		{ value: 3 / 5, hits: 3 }
	],
	[
		{ kind: 'ces', show: 'easy', reversed: true, top: 2 },
		{ value: 2 / 5, hits: 2 }
	],
	[{ kind: 'nps', column: 'ces' }, { n: 5 }],
	[
		{ kind: 'nps', column: 'solved' },
		{ value: null, n: 0 }
	],
	// The flag is given of four calls.
	[
		{ kind: 'resolution', by: 'flag', column: 'solved', yes: ['yes'] },
		{ value: 3 / 4, n: 4, hits: 3 }
	],
	[
		{ kind: 'resolution', by: 'survey', column: 'solved', yes: ['yes'], repeat: true },
		{ value: 1 / 4, n: 4 }
	],
	// Anna calls again on the bill after three days, bert on something else; carl’s call is of the last day.
	[
		{ kind: 'resolution', contact: calls, topic: 'topic' },
		{ value: 3 / 4, n: 4, left: 1 }
	],
	[
		{ kind: 'resolution', contact: calls },
		{ value: 2 / 4, n: 4, left: 1 }
	],
	[
		{ kind: 'resolution', contact: calls, repeat: true },
		{ value: 2 / 4, n: 4 }
	],
	[
		{ kind: 'resolution', contact: calls, days: 2 },
		{ value: 4 / 4, n: 4, left: 1 }
	],
	// Bert writes again after his first call.
	[
		{
			kind: 'resolution',
			by: 'no-reply',
			contact: calls,
			reply: [{ field: 'channel', op: 'is', values: ['mail'] }]
		},
		{ value: 3 / 5, n: 5, hits: 3 }
	],
	[{ kind: 'outcome' }, { value: 2 / 5, n: 5, hits: 2 }],
	[
		{ kind: 'outcome', outcome: 'abandoned' },
		{ value: 3 / 5, n: 5 }
	],
	[
		{ kind: 'cost', statistic: 'total' },
		{ value: 16, n: 5 }
	],
	[{ kind: 'cost' }, { value: 16 / 5, n: 5 }],
	[
		{ kind: 'value', statistic: 'total' },
		{ value: 0, n: 5 }
	],
	// From the call to the next event of the journey: 20, 10, 30, 0 and 15 minutes.
	[
		{ kind: 'dwell', stage: 'talk', statistic: 'mean' },
		{ value: 15 * 60, n: 5 }
	],
	[
		{ kind: 'dwell', stage: 'none' },
		{ value: null, n: 0 }
	],
	[
		{ kind: 'effort', of: 'changes', statistic: 'mean' },
		{ value: 4 / 5, n: 5 }
	]
])('%j', async (measure, expected) => {
	const { value, ...rest } = await one(measure);
	const { value: wanted, ...others } = expected as { value?: number | null };
	expect(rest).toMatchObject(others);
	if (wanted === null) expect(value).toBeNull();
	else if (wanted !== undefined) expect(value).toBeCloseTo(wanted, 9);
});

it('leave what may go on out of rates, and count it as lasting at least so long', async () => {
	const history = { cut: { by: 'history' } };
	// Of three whole histories anna’s and carl’s have their order; bert’s is open.
	expect(await one({ kind: 'outcome' }, history)).toMatchObject({ value: 1, n: 2, left: 1 });
	const duration = await one({ kind: 'duration' }, history);
	expect(duration).toMatchObject({ n: 3, open: 1, value: 3 * 86_400 - 50 * 60 });
});

it('give their counts to SQL cells', async () => {
	const { result } = await lab.run(
		[source()],
		[
			...cells([{ kind: 'nps' }, { kind: 'people' }]),
			{
				id: 'query',
				kind: 'sql',
				spec: { sql: 'select metric, who, n, left_out, total from metrics order by metric' }
			}
		]
	);
	expect(
		(result as { rows: readonly (readonly unknown[])[] }).rows.map((row) => row.map(String))
	).toEqual([
		['1 nps', 'group', '6', '0', '40'],
		['2 people', 'group', '3', '0', '5']
	]);
});
