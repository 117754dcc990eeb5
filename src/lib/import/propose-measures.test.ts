import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { sourceSchema } from './source';
import { inspected, many, propose, rolesOf } from './toy-inspections';

describe('what was measured or said', () => {
	const base = (i: number) => ['2024-01-01 10:00', `u${i % 9}`, ['open', 'buy'][i % 2] ?? ''];
	/** The role that a fourth column gets beside a time, a user and an event, with its settings. */
	const fourth = (heading: string, values: (i: number) => string) => {
		const { source, reasons } = propose(
			inspected(
				['time', 'user', 'event', heading],
				many((i) => [...base(i), values(i)])
			)
		);
		expect(source.columns.slice(0, 3).map(({ role }) => role.role)).toEqual([
			'time',
			'identifier',
			'touchpoint'
		]);
		expect(v.parse(sourceSchema, source)).toEqual(source);
		return { role: source.columns[3]!.role, reason: reasons[3] };
	};
	const roleOf = (heading: string, values: (i: number) => string) => fourth(heading, values).role;
	const attribute = { role: 'attribute' };

	it.each([
		['nps', (i: number) => `${i % 11}`, 'nps', 0, 10],
		['Quanto ci consiglierebbe?', (i: number) => `${i % 11}`, 'nps', 0, 10],
		['csatScore', (i: number) => `${1 + (i % 5)}`, 'csat', 1, 5],
		['soddisfazione', (i: number) => `${1 + (i % 10)}`, 'csat', 1, 10],
		['customer_effort', (i: number) => `${1 + (i % 7)}`, 'ces', 1, 7],
		['survey.rating', (i: number) => `${(i % 9) / 2 + 1}`, 'other', 1, 5],
		['Voto', (i: number) => `${i % 101}`, 'other', 0, 100]
	])('knows the score “%s” and its scale', (heading, values, scale, from, to) => {
		const { role, reason } = fourth(heading, values);
		expect(role).toEqual({ role: 'score', scale, from, to });
		expect(reason).toEqual({ code: 'score-name', values: { from: `${from}`, to: `${to}` } });
	});

	it('takes for no score what was worked out or is about no answer', () => {
		expect(roleOf('lead_score', (i) => `${i % 11}`)).toEqual(attribute);
		expect(roleOf('score', (i) => `0.${i + 11}`)).toEqual(attribute);
		expect(roleOf('nps', (i) => `${i * 30}`)).toEqual(attribute);
		expect(roleOf('rating', () => 'good')).toEqual(attribute);
	});

	it.each([
		['durata_minuti', (i: number) => `${i}`, 'min', 'duration-name'],
		['callDurationMs', (i: number) => `${i * 1000}`, 'ms', 'duration-name'],
		['handle time (s)', (i: number) => `${i}`, 's', 'duration-name'],
		['Tempo di attesa', (i: number) => `${i}`, 's', 'duration-guess'],
		['Durata', (i: number) => `${i},5`, 'min', 'duration-guess'],
		['talk_time', (i: number) => `00:0${i % 10}:30`, 'min', 'duration-name'],
		['Durata in ore', (i: number) => `${i}:30`, 'h', 'duration-name'],
		['duration', (i: number) => `${90_000 + i * 7}`, 'ms', 'duration-guess']
	])('knows the duration “%s” and its unit', (heading, values, unit, code) => {
		const { role, reason } = fourth(heading, values);
		expect(role).toEqual({ role: 'duration', unit });
		expect(reason?.code).toBe(code);
	});

	it.each([
		['Costo', 'cost'],
		['handling.cost', 'cost'],
		['cost_center', 'attribute'],
		['order_value', 'value'],
		['Importo', 'value'],
		['ecommerce.purchase_revenue', 'value'],
		['total_items', 'attribute'],
		['shipping amount', 'attribute']
	])('takes “%s” for a %s', (heading, role) => {
		expect(roleOf(heading, (i) => `${i * 3},50`)).toEqual({ role });
	});

	it('proposes one value, the surest, and one duration, the whole', () => {
		const rows = many((i) => [...base(i), `${i}`, `${i * 2}`, `${i}`, `${i + 5}`]);
		const headings = ['time', 'user', 'event', 'price', 'revenue', 'wait_seconds', 'duration_s'];
		expect(rolesOf(headings, rows).slice(3)).toEqual([
			'attribute',
			'value',
			'attribute',
			'duration'
		]);
	});

	it('knows comments by heading or by their sentences, and labels and paths for none', () => {
		const sentence = (i: number) => `It took me ${i} calls until somebody understood my question`;
		expect(roleOf('Commento', (i) => (i % 2 ? `molto bene, grazie ${i}` : ''))).toEqual({
			role: 'comment'
		});
		const found = fourth('q7', sentence);
		expect(found).toEqual({
			role: { role: 'comment' },
			reason: { code: 'comment-values', values: {} }
		});
		expect(roleOf('user_agent', sentence)).toEqual(attribute);
		expect(roleOf('comment', () => 'yes')).toEqual(attribute);
	});

	it('takes answers to questions for comments where they are sentences, never for what happened', () => {
		const asked = 'What is the main reason for your score?';
		const answer = (i: number) =>
			['Too slow for me', 'Great', 'Nobody called me back'][i % 3] ?? '';
		expect(roleOf(asked, answer)).toEqual({ role: 'comment' });
		expect(roleOf('Which topic was it?', (i) => ['bill', 'line'][i % 2] ?? '')).toEqual(attribute);
	});

	it('knows a case that has several rows, and a stage beside a touchpoint', () => {
		expect(roleOf('ticket_id', (i) => `T${i % 9}`)).toEqual({ role: 'case' });
		expect(roleOf('Codice pratica', (i) => `P${i % 9}`)).toEqual({ role: 'case' });
		expect(roleOf('order_id', (i) => `O${i}`)).toEqual(attribute);
		// Kinds of cases are no cases, but what they were about.
		const kind = (i: number) => ['Beschwerde', 'Kündigung'][i % 2] ?? '';
		const rows = many((i) => ['2024-01-01 10:00', `u${i % 7}`, kind(i)]);
		expect(rolesOf(['Datum', 'Kunde', 'Vorgang'], rows)[2]).toBe('touchpoint');
		expect(roleOf('Vorgang', kind)).toEqual(attribute);
		expect(roleOf('fase', (i) => ['prima', 'dopo'][i % 2] ?? '')).toEqual({ role: 'stage' });
	});

	it('takes a second time for the end where its heading says so', () => {
		expect(roleOf('closed_at', () => '2024-01-01 11:00')).toEqual({ role: 'end' });
		expect(roleOf('Data fine', () => '2024-01-01 11:00')).toEqual({ role: 'end' });
		expect(roleOf('updated_at', () => '2024-01-01 11:00')).toEqual(attribute);
		expect(rolesOf(['ended', 'user'], [['2024-01-01 11:00', 'u']])).toEqual(['time', 'user']);
	});
});

describe('headings', () => {
	it.each(['What', 'Che cosa', 'Action', 'Azione', 'event.name', 'properties.action'])(
		'“%s” says what happened',
		(heading) => {
			const rows = many((i) => ['2024-01-01 10:00', `u${i % 7}`, ['a', 'b'][i % 2] ?? '']);
			expect(rolesOf(['when', 'user', heading], rows)).toEqual(['time', 'user', 'touchpoint']);
		}
	);

	it('of nested records are read from their last parts', () => {
		const rows = many((i) => [
			'2020-01-01T00:00:00Z',
			'2024-01-01T10:00:00Z',
			`u${i % 7}`,
			`a${i % 7}@x.it`,
			['view', 'buy'][i % 2] ?? '',
			'Home',
			`${i}`
		]);
		expect(
			rolesOf(
				[
					'user.timestamp',
					'event.timestamp',
					'user.id',
					'context.traits.email',
					'event.name',
					'event_params.page_title',
					'event_params.items.count'
				],
				rows
			)
		).toEqual(['attribute', 'time', 'user', 'email', 'touchpoint', 'attribute', 'attribute']);
	});
});

describe('a date and its time of day in two columns', () => {
	const rows = many((i) => [`1${i % 9}/02/2024`, `${i % 24}:05`, `u${i % 7}`, 'call']);

	it('are read together', () => {
		const { source, reasons, doubts } = propose(
			inspected(['Data', 'Ora', 'Codice cliente', 'Motivo'], rows)
		);
		expect(source.columns[0]).toMatchObject({
			role: { role: 'time' },
			type: { type: 'time', format: '%d/%m/%Y %H:%M', zone: 'Europe/Rome', clock: 'Ora' }
		});
		expect(source.columns[1]).toMatchObject({ role: { role: 'attribute' } });
		expect(reasons[1]).toEqual({ code: 'clock', values: {} });
		expect(doubts).toEqual([]);
	});

	it('are not with an amount, nor with a duration', () => {
		for (const [heading, value] of [
			['Importo', '12.50'],
			['Durata', '00:05']
		] as const) {
			const { source } = propose(
				inspected(
					['Data', heading, 'Codice cliente'],
					many((i) => [`1${i % 9}/02/2024`, value, `u${i % 7}`])
				)
			);
			expect(source.columns[0]!.type).not.toHaveProperty('clock');
		}
	});

	it('are not where the date has a time of its own', () => {
		const timed = rows.map(([date, ...rest]) => [`${date} 10:00`, ...rest]);
		const { source } = propose(inspected(['Data', 'Ora', 'Codice cliente', 'Motivo'], timed));
		expect(source.columns[0]!.type).not.toHaveProperty('clock');
	});
});
