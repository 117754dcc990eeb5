/** What the shops sell, with a price range in euros. */
export const PRODUCTS: readonly (readonly [name: string, low: number, high: number])[] = [
	['Smartphone Aria 12 128 GB', 349, 399],
	['Smartphone Aria 12 Pro', 749, 849],
	['Smartphone Vela X', 1049, 1299],
	['Smartphone Brezza lite', 149, 199],
	['Tablet Lago 11"', 279, 329],
	['SIM nuova attivazione', 10, 10],
	['Sostituzione SIM', 15, 15],
	['Ricarica', 10, 50],
	['Router Wi-Fi 6', 89, 119],
	['Cuffie Bluetooth', 29, 79],
	['Cover e pellicola', 15, 35],
	['Caricatore rapido', 19, 39],
	['Promozione città smart, anticipo', 29, 49]
];

export const PAGES_IT: Record<string, string> = {
	home: '/it/',
	search: '/it/cerca',
	product_view: '/it/telefoni/',
	plan_view: '/it/offerte/',
	compare: '/it/confronta',
	add_to_cart: '/it/telefoni/',
	cart_view: '/it/carrello',
	login: '/it/accedi',
	account_home: '/it/area-clienti',
	bill_view: '/it/bollette',
	bill_download: '/it/bollette/pdf',
	usage_view: '/it/consumi',
	help_page: '/it/aiuto',
	help_search: '/it/aiuto/cerca',
	chat_open: '/it/aiuto/chat',
	shop_finder: '/it/negozi',
	newsletter_signup: '/it/newsletter'
};

export const PAGES_EN: Record<string, string> = {
	home: '/en/',
	search: '/en/search',
	product_view: '/en/phones/',
	plan_view: '/en/plans/',
	compare: '/en/compare',
	add_to_cart: '/en/phones/',
	cart_view: '/en/cart',
	login: '/en/login',
	account_home: '/en/account',
	bill_view: '/en/bills',
	bill_download: '/en/bills/pdf',
	usage_view: '/en/usage',
	help_page: '/en/help',
	help_search: '/en/help/search',
	chat_open: '/en/help/chat',
	shop_finder: '/en/shops',
	newsletter_signup: '/en/newsletter'
};

export const PHONE_SLUGS = ['aria-12', 'aria-12-pro', 'vela-x', 'brezza-lite', 'lago-11'] as const;
export const PLAN_SLUGS = ['giga-50', 'giga-100', 'fibra-casa', 'giovani', 'famiglia'] as const;
