import type { Touch } from './touchpoints.ts';
import type { Choice } from './weights.ts';
import { choice } from './weights.ts';

export type AppStep = Touch<'app'> | 'end';

const end = (weight: number): readonly [AppStep, number] => ['end', weight];

/** Where users of the app go next; what follows a payment depends on the release. */
export const APP_NEXT: Record<Exclude<Touch<'app'>, 'checkout_payment'>, Choice<AppStep>> = {
	app_open: choice([
		['home', 78],
		['bill_view', 12],
		['usage_view', 10]
	]),
	push_open: choice([
		['bill_view', 45],
		['plan_view', 25],
		['top_up', 30]
	]),
	login: choice([
		['home', 76],
		['bill_view', 14],
		['usage_view', 10]
	]),
	home: choice([
		['usage_view', 29],
		['bill_view', 21],
		['top_up', 23],
		['plan_view', 7],
		['product_view', 6],
		['help_page', 6],
		end(8)
	]),
	usage_view: choice([['top_up', 14], ['home', 10], ['plan_view', 7], ['bill_view', 7], end(62)]),
	bill_view: choice([
		['bill_download', 16],
		['checkout_start', 12],
		['home', 14],
		['help_page', 9],
		end(49)
	]),
	bill_download: choice([['home', 15], end(85)]),
	top_up: choice([['checkout_start', 76], end(24)]),
	plan_view: choice([['change_plan', 14], ['home', 16], ['help_page', 5], end(65)]),
	change_plan: choice([['home', 25], end(75)]),
	product_view: choice([['product_view', 26], ['add_to_cart', 16], ['home', 14], end(44)]),
	add_to_cart: choice([['checkout_start', 58], ['product_view', 12], end(30)]),
	checkout_start: choice([['checkout_payment', 86], end(14)]),
	payment_error: choice([['checkout_payment', 32], ['help_page', 20], end(48)]),
	purchase: choice([['home', 22], end(78)]),
	help_page: choice([['chat_open', 42], ['home', 12], end(46)]),
	chat_open: choice([end(1)])
};
