import type { Touch } from './touchpoints.ts';
import type { Choice } from './weights.ts';
import { choice } from './weights.ts';

export type WebStep = Touch<'web'> | 'end';

export const WEB_STARTS = choice<Touch<'web'>>([
	['home', 38],
	['product_view', 20],
	['plan_view', 16],
	['search', 10],
	['help_page', 8],
	['shop_finder', 3],
	['compare', 5]
]);

const end = (weight: number): readonly [WebStep, number] => ['end', weight];

/** Where visitors go next on the site. */
export const WEB_NEXT: Record<Touch<'web'>, Choice<WebStep>> = {
	home: choice([
		['search', 24],
		['product_view', 21],
		['plan_view', 16],
		['login', 9],
		['help_page', 6],
		['shop_finder', 4],
		end(20)
	]),
	search: choice([
		['product_view', 55],
		['search', 14],
		['plan_view', 10],
		['help_page', 3],
		end(18)
	]),
	product_view: choice([
		['product_view', 22],
		['add_to_cart', 15],
		['compare', 11],
		['search', 10],
		['plan_view', 7],
		['shop_finder', 4],
		end(31)
	]),
	plan_view: choice([
		['product_view', 20],
		['compare', 14],
		['add_to_cart', 12],
		['help_page', 6],
		['search', 5],
		end(43)
	]),
	compare: choice([['product_view', 42], ['plan_view', 20], ['add_to_cart', 8], end(30)]),
	add_to_cart: choice([['cart_view', 62], ['product_view', 14], ['checkout_start', 12], end(12)]),
	cart_view: choice([['checkout_start', 46], ['product_view', 14], ['compare', 4], end(36)]),
	checkout_start: choice([['checkout_payment', 66], ['cart_view', 6], ['help_page', 5], end(23)]),
	checkout_payment: choice([['purchase', 82], ['payment_error', 6], end(12)]),
	payment_error: choice([['checkout_payment', 48], ['help_page', 14], end(38)]),
	purchase: choice([['account_home', 20], end(80)]),
	login: choice([['account_home', 70], ['product_view', 12], ['plan_view', 8], end(10)]),
	account_home: choice([
		['bill_view', 36],
		['usage_view', 26],
		['plan_view', 9],
		['help_page', 7],
		end(22)
	]),
	bill_view: choice([['bill_download', 32], ['account_home', 12], ['help_page', 10], end(46)]),
	bill_download: choice([['account_home', 12], ['help_page', 4], end(84)]),
	usage_view: choice([['plan_view', 20], ['bill_view', 14], ['account_home', 10], end(56)]),
	help_page: choice([['help_search', 28], ['chat_open', 36], ['shop_finder', 5], end(31)]),
	help_search: choice([['help_page', 28], ['chat_open', 32], end(40)]),
	chat_open: choice([end(1)]),
	shop_finder: choice([['product_view', 18], end(82)]),
	newsletter_signup: choice([['home', 30], ['product_view', 20], end(50)])
};
