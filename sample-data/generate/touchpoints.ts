import type { Channel } from './files.ts';

/** The names of what can happen, per file, as the file spells them. */
export const TOUCHPOINTS = {
	web: [
		'home',
		'search',
		'product_view',
		'plan_view',
		'compare',
		'add_to_cart',
		'cart_view',
		'checkout_start',
		'checkout_payment',
		'payment_error',
		'purchase',
		'login',
		'account_home',
		'bill_view',
		'bill_download',
		'usage_view',
		'help_page',
		'help_search',
		'chat_open',
		'shop_finder',
		'newsletter_signup'
	],
	app: [
		'app_open',
		'push_open',
		'login',
		'home',
		'usage_view',
		'bill_view',
		'bill_download',
		'top_up',
		'plan_view',
		'change_plan',
		'product_view',
		'add_to_cart',
		'checkout_start',
		'checkout_payment',
		'payment_error',
		'purchase',
		'help_page',
		'chat_open'
	],
	call: [
		'Bolletta',
		'Guasto linea',
		'Attivazione',
		'Reclamo',
		'Qualità segnale',
		'Problema pagamento',
		'Cambio piano',
		'Portabilità numero',
		'Informazioni',
		'Disdetta',
		'Passaggio da chat'
	],
	email: ['sent', 'opened', 'clicked', 'unsubscribed'],
	shop: ['receipt'],
	survey: ['answered'],
	chat: [
		'chat_started',
		'bot_reply',
		'agent_joined',
		'chat_resolved',
		'chat_abandoned',
		'chat_to_phone'
	]
} as const satisfies Record<Channel, readonly string[]>;

export type Touch<C extends Channel> = (typeof TOUCHPOINTS)[C][number];

export function touchIndex<C extends Channel>(channel: C, touch: Touch<C>): number {
	const names: readonly string[] = TOUCHPOINTS[channel];
	return names.indexOf(touch);
}
