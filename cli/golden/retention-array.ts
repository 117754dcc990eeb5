import type { RetentionResult } from '$lib/journey/retention/retention';
import { ask } from './ask';
import { allowOnly, Unsupported, type Asked } from './case';
import { eventsSource, USERS } from './events-source';
import type { Answer, Kind } from './kind';
import { historyCells } from './period-cells';
import { periodsBetween } from './period-query';

/** Of each user whether they were there on the first day and, if so, on each other one. */
export const retentionArray: Kind = {
	kind: 'retention_array',
	async answer(asked, lab) {
		allowOnly(asked, ['days']);
		const days = daysOf(asked);
		const [from = ''] = days;
		const after = days.map((day) => periodsBetween(from, day, 'day', 'monday') - 1);
		const users = [...new Set(asked.events.map(({ user }) => String(user)))];
		const answers: [string, Answer[string]][] = [];
		for (const user of users) {
			const condition = {
				kind: 'did',
				match: [{ field: { column: 'property user' }, op: 'is', values: [`user:${user}`] }],
				times: { op: '>=', count: 1 }
			};
			const { shown } = (await ask(lab, eventsSource(asked.events, USERS, asked.id), [
				...historyCells(asked),
				{ id: 'one', kind: 'segment', spec: { journeys: 'all', unit: 'person', condition } },
				{
					id: 'back',
					kind: 'retention',
					spec: {
						journeys: 'all',
						segment: 'one',
						starts: 'every',
						period: 'day',
						from,
						periods: Math.max(...after) + 1
					}
				}
			])) as RetentionResult;
			answers.push([user, after.map((k) => shown.cohorts[0]?.returned[k] ?? 0)]);
		}
		return Object.fromEntries(answers);
	}
};

/** The days of a query. Throws `Unsupported` where one lies before the first. */
function daysOf({ query }: Asked): readonly string[] {
	const days: unknown = query['days'];
	if (!Array.isArray(days) || !days.every((day) => typeof day === 'string') || days.length === 0) {
		throw new Unsupported('days are no list of dates');
	}
	if (days.some((day) => day < String(days[0]))) throw new Unsupported('a day before the first');
	return days as string[];
}
