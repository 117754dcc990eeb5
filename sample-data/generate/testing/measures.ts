import { wallDate } from '../calendar.ts';
import type { Channel } from '../files.ts';
import { DAY, MINUTE } from '../rome-time.ts';
import { FAULT, TARIFF } from '../stories.ts';
import { sharedDevices } from './oracle.ts';
import { column, rowTime } from './parse-time.ts';
import type { Sample, TruthRow } from './sample.ts';

export type Share = { readonly n: number; readonly share: number };

function share(flags: readonly boolean[]): Share {
	return { n: flags.length, share: flags.filter(Boolean).length / Math.max(1, flags.length) };
}

function get(channel: Channel, row: TruthRow, header: string): string {
	return row.cells[column(channel, header)] ?? '';
}

function time(channel: Channel, row: TruthRow): number {
	return rowTime(channel, row.cells[0] ?? '');
}

function byPerson(rows: readonly TruthRow[]): Map<string, TruthRow[]> {
	const map = new Map<string, TruthRow[]>();
	for (const row of rows) {
		const list = map.get(row.person) ?? [];
		list.push(row);
		map.set(row.person, list);
	}
	return map;
}

/** Story (a): errors per payment, purchases per checkout, and calls about payments per week. */
export function checkoutFault(sample: Sample): {
	faulty: { payments: number; errors: number; checkouts: number; purchases: number };
	other: { payments: number; errors: number; checkouts: number; purchases: number };
	callsPerWeek: { during: number; otherwise: number };
} {
	const counts = (faulty: boolean, event: string): number =>
		sample.rows.app.filter(
			(row) =>
				(get('app', row, 'app_version') === FAULT.version) === faulty &&
				get('app', row, 'event_name') === event
		).length;
	const side = (faulty: boolean): ReturnType<typeof checkoutFault>['other'] => ({
		payments: counts(faulty, 'checkout_payment'),
		errors: counts(faulty, 'payment_error'),
		checkouts: counts(faulty, 'checkout_start'),
		purchases: counts(faulty, 'purchase')
	});
	const [from, to] = [wallDate(FAULT.released), wallDate(FAULT.fixed)];
	const calls = sample.rows.call
		.filter((row) => get('call', row, 'Motivo') === 'Problema pagamento')
		.map((row) => time('call', row));
	const during = calls.filter((moment) => moment >= from && moment < to).length;
	const weeks = (to - from) / (7 * DAY);
	return {
		faulty: side(true),
		other: side(false),
		callsPerWeek: { during: during / weeks, otherwise: (calls.length - during) / (184 / 7 - weeks) }
	};
}

/** Story (b): how many calls about bills come again within seven days, and what it does to NPS. */
export function repeatCallers(sample: Sample): {
	before: Share;
	after: Share;
	npsOnce: number;
	npsRepeated: number;
} {
	const bills = sample.rows.call.filter((row) => get('call', row, 'Motivo') === 'Bolletta');
	const people = byPerson(bills);
	const before: boolean[] = [];
	const after: boolean[] = [];
	for (const list of people.values()) {
		list.forEach((row, i) => {
			const next = list[i + 1];
			const again = next !== undefined && time('call', next) - time('call', row) <= 7 * DAY;
			(time('call', row) < wallDate(TARIFF.changed) ? before : after).push(again);
		});
	}
	const scores: { once: number[]; repeated: number[] } = { once: [], repeated: [] };
	for (const row of sample.rows.survey) {
		const moment = time('survey', row);
		const calls = (people.get(row.person) ?? []).map((call) => moment - time('call', call));
		if (!calls.some((ago) => ago > 0 && ago < 3 * DAY)) continue;
		const recent = calls.filter((ago) => ago > 0 && ago < 10 * DAY).length;
		(recent > 1 ? scores.repeated : scores.once).push(Number(get('survey', row, 'nps')));
	}
	const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
	return {
		before: share(before),
		after: share(after),
		npsOnce: mean(scores.once),
		npsRepeated: mean(scores.repeated)
	};
}

/** Story (c): how often the problem is solved in chat, by a direct call, and after a handover. */
export function chatHandover(sample: Sample): {
	inChat: Share;
	handedOver: Share;
	directCalls: Share;
	afterHandover: Share;
} {
	const ends = sample.rows.chat.filter((row) =>
		['chat_resolved', 'chat_abandoned', 'chat_to_phone'].includes(get('chat', row, 'event'))
	);
	const inChat = ends.filter((row) => get('chat', row, 'event') !== 'chat_to_phone');
	const direct: boolean[] = [];
	const handed: boolean[] = [];
	for (const list of byPerson(sample.rows.call).values()) {
		list.forEach((row, i) => {
			if (get('call', row, 'Motivo') === 'Passaggio da chat') return;
			const previous = list[i - 1];
			const afterChat =
				previous !== undefined &&
				get('call', previous, 'Motivo') === 'Passaggio da chat' &&
				time('call', row) - time('call', previous) < 90 * MINUTE;
			(afterChat ? handed : direct).push(get('call', row, 'Esito') === 'Risolto');
		});
	}
	return {
		inChat: share(inChat.map((row) => get('chat', row, 'event') === 'chat_resolved')),
		handedOver: share(ends.map((row) => get('chat', row, 'event') === 'chat_to_phone')),
		directCalls: share(direct),
		afterHandover: share(handed)
	};
}

/** Story (d): per shared tablet, who logs in, how often the user changes and rows without login. */
export function sharedTablets(sample: Sample): {
	device: string;
	customers: number;
	rows: number;
	changes: number;
	anonymous: number;
}[] {
	return [...sharedDevices(sample)].map(([device, customers]) => {
		const rows = sample.rows.app.filter((row) => get('app', row, 'device_id') === device);
		const changes = rows.filter((row, i) => i > 0 && rows[i - 1]?.person !== row.person);
		const anonymous = rows.filter((row) => get('app', row, 'customer_id') === '');
		return {
			device,
			customers: customers.size,
			rows: rows.length,
			changes: changes.length,
			anonymous: anonymous.length
		};
	});
}
