import { appVersion, deviceKey, deviceSystem } from './app-version.ts';
import { SHARED_DEVICE } from './event-log.ts';
import { cookieId, customerId, deviceId, tabletId } from './identifiers.ts';
import { PAGES_EN, PAGES_IT, PHONE_SLUGS, PLAN_SLUGS } from './products.ts';
import { at, mix } from './random.ts';
import { isoUtc } from './rome-time.ts';
import type { RowContext } from './row-context.ts';
import { identified, rowEmail } from './row-context.ts';
import { JUNK_CUSTOMER, isJunk } from './spellings.ts';
import { SOURCES } from './topics.ts';
import { TOUCHPOINTS } from './touchpoints.ts';

function page(row: RowContext, touch: string): string {
	const base = (row.person.language === 'it' ? PAGES_IT : PAGES_EN)[touch];
	if (base === undefined) return '/checkout';
	if (touch === 'plan_view') return base + at(PLAN_SLUGS, row.happening.seed % PLAN_SLUGS.length);
	if (!base.endsWith('s/') && !base.endsWith('telefoni/')) return base;
	return base + at(PHONE_SLUGS, row.happening.seed % PHONE_SLUGS.length);
}

function deviceType(row: RowContext): string {
	const kind = mix(row.person.index, row.happening.slot + 40) % 100;
	if (kind < 48) return 'mobile';
	return kind < 92 ? 'desktop' : 'tablet';
}

export function webRow(row: RowContext): string[] {
	const { happening, person, seed } = row;
	const touch = at(TOUCHPOINTS.web, happening.touch);
	return [
		isoUtc(happening.time),
		cookieId(seed, person, happening.slot),
		identified(happening) ? rowEmail(row) : '',
		touch,
		page(row, touch),
		deviceType(row),
		at(SOURCES, happening.code),
		touch === 'purchase' ? (happening.value / 100).toFixed(2) : ''
	];
}

const SCREENS: Record<string, string> = {
	app_open: 'splash',
	push_open: 'notification',
	checkout_start: 'checkout',
	checkout_payment: 'checkout',
	payment_error: 'checkout',
	purchase: 'receipt',
	bill_download: 'bill_view',
	change_plan: 'plan_view'
};

export function appRow(row: RowContext): string[] {
	const { happening, person, seed } = row;
	const shared = happening.slot === SHARED_DEVICE;
	const device = deviceKey(shared ? person.household : person.index, happening.slot);
	const touch = at(TOUCHPOINTS.app, happening.touch);
	const known = isJunk(happening.seed) && touch !== 'login' ? JUNK_CUSTOMER : customerId(person);
	return [
		String(Math.floor(happening.time)),
		shared ? tabletId(seed, person.household) : deviceId(seed, person, happening.slot),
		identified(happening) ? known : '',
		touch,
		appVersion(device, happening.time),
		deviceSystem(device),
		SCREENS[touch] ?? touch
	];
}
