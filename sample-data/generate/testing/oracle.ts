import { CHANNELS } from '../files.ts';
import type { Channel } from '../files.ts';
import { column } from './parse-time.ts';
import type { Sample } from './sample.ts';

const JUNK = new Set(['', 'test@test.it', 'unknown', '0000000000', 'n/d']);

const COLUMNS: Record<Channel, readonly (readonly [kind: string, header: string])[]> = {
	web: [
		['cookie', 'cookie_id'],
		['email', 'user_email']
	],
	app: [
		['device', 'device_id'],
		['customer', 'customer_id']
	],
	call: [
		['phone', 'Numero chiamante'],
		['customer', 'Codice cliente']
	],
	email: [
		['email', 'email'],
		['customer', 'customer_id']
	],
	shop: [
		['card', 'Numero carta'],
		['email', 'Email scontrino']
	],
	survey: [
		['email', 'email'],
		['phone', 'phone']
	],
	chat: [
		['ticket', 'ticket_id'],
		['cookie', 'cookie_id'],
		['email', 'customer_email']
	]
};

function normal(kind: string, text: string): string {
	const value = text.trim().toLowerCase();
	if (JUNK.has(value)) return '';
	if (kind !== 'phone') return value;
	const digits = value.replace(/\D/g, '');
	return digits.replace(/^(0039|39(?=\d{10}$))/, '');
}

class Groups {
	private readonly parents = new Map<string, string>();

	find(name: string): string {
		let root = name;
		for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
		for (let at = name; at !== root;) {
			const next = this.parents.get(at) ?? root;
			this.parents.set(at, root);
			at = next;
		}
		return root;
	}

	join(a: string, b: string): void {
		const [x, y] = [this.find(a), this.find(b)];
		if (x !== y) this.parents.set(x, y);
	}
}

/** Devices on which more than one customer logged in. */
export function sharedDevices(sample: Sample): ReadonlyMap<string, ReadonlySet<string>> {
	const users = new Map<string, Set<string>>();
	for (const { cells } of sample.rows.app) {
		const customer = normal('customer', cells[column('app', 'customer_id')] ?? '');
		const device = cells[column('app', 'device_id')] ?? '';
		if (customer === '') continue;
		users.set(device, (users.get(device) ?? new Set<string>()).add(customer));
	}
	return new Map([...users].filter(([, customers]) => customers.size > 1));
}

/** On a shared device, the customer to whom each app row belongs: the last login before it. */
function divide(sample: Sample): Map<number, string> {
	const shared = sharedDevices(sample);
	const last = new Map<string, string>();
	const waiting = new Map<string, number[]>();
	const owners = new Map<number, string>();
	sample.rows.app.forEach(({ cells }, i) => {
		const device = cells[column('app', 'device_id')] ?? '';
		if (!shared.has(device)) return;
		const customer = normal('customer', cells[column('app', 'customer_id')] ?? '');
		if (customer !== '') last.set(device, customer);
		const owner = last.get(device);
		if (owner === undefined) waiting.set(device, [...(waiting.get(device) ?? []), i]);
		else for (const row of [i, ...(waiting.get(device) ?? [])]) owners.set(row, owner);
		if (owner !== undefined) waiting.delete(device);
	});
	return owners;
}

/** A plain linking of rows to people by what they share; the group of each row, with its truth. */
export function linkNaively(sample: Sample): { group: string; person: string }[] {
	const groups = new Groups();
	const owners = divide(sample);
	const linked: { key: string; person: string }[] = [];
	for (const channel of CHANNELS) {
		sample.rows[channel].forEach(({ cells, person }, i) => {
			const owner = channel === 'app' ? owners.get(i) : undefined;
			const keys = owner === undefined ? [] : [`customer ${owner}`];
			for (const [kind, header] of owner === undefined ? COLUMNS[channel] : []) {
				const value = normal(kind, cells[column(channel, header)] ?? '');
				if (value !== '') keys.push(`${kind} ${value}`);
			}
			const key = keys[0] ?? `${channel} ${i}`;
			for (const other of keys) groups.join(key, other);
			linked.push({ key, person });
		});
	}
	return linked.map(({ key, person }) => ({ group: groups.find(key), person }));
}

const pairs = (n: number): number => (n * (n - 1)) / 2;

function countPairs(names: readonly string[]): number {
	const sizes = new Map<string, number>();
	for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
	return [...sizes.values()].reduce((sum, n) => sum + pairs(n), 0);
}

/** Precision and recall over pairs of interactions. */
export function score(linked: readonly { group: string; person: string }[]): {
	precision: number;
	recall: number;
} {
	const both = countPairs(linked.map(({ group, person }) => `${group}|${person}`));
	return {
		precision: both / countPairs(linked.map(({ group }) => group)),
		recall: both / countPairs(linked.map(({ person }) => person))
	};
}
