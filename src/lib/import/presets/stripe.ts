import { CASE, columns, identifies, TIME, TOUCHPOINT, VALUE, type Preset } from './preset';

/** Payments exported from Stripe's dashboard: one row a payment, times in UTC. */
export const stripe: Preset = {
	id: 'stripe',
	all: ['id', 'Amount', 'Currency', 'Status'],
	some: [
		{ least: 1, of: ['Created (UTC)', 'Created date (UTC)'] },
		{ least: 1, of: ['Customer ID', 'Customer Email', 'Card ID', 'Card Fingerprint'] }
	],
	values: { id: /^(ch|py|pi|txn|re|pyr)_/ },
	columns: [
		...columns(TIME, 'Created (UTC)', 'Created date (UTC)'),
		...columns(CASE, 'id'),
		...columns(TOUCHPOINT, 'Status'),
		...columns(identifies('email'), 'Customer Email'),
		...columns(identifies('stripe customer'), 'Customer ID'),
		...columns(identifies('card'), 'Card Fingerprint'),
		...columns(VALUE, 'Amount')
	],
	touchpoint: 'payment',
	channel: 'payment',
	zone: 'UTC'
};
