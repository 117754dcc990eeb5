import { CASE, CHANNEL, columns, identifies, TIME, VALUE, type Preset } from './preset';

/** Orders exported from Shopify: one row an item, with the value of the order on the first of them. */
export const shopify: Preset = {
	id: 'shopify',
	all: ['Name', 'Email', 'Financial Status', 'Created at', 'Lineitem name'],
	some: [{ least: 1, of: ['Total', 'Subtotal', 'Fulfillment Status', 'Paid at'] }],
	columns: [
		...columns(TIME, 'Created at'),
		...columns(CASE, 'Name'),
		...columns(CHANNEL, 'Source'),
		...columns(identifies('email'), 'Email'),
		...columns(identifies('phone'), 'Phone', 'Billing Phone'),
		...columns(VALUE, 'Total')
	],
	touchpoint: 'order',
	channel: 'web'
};
