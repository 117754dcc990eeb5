import { italianNumber } from './csv.ts';
import { WITH_PHONE } from './event-log.ts';
import { cardNumber, cookieId, customerId, phone } from './identifiers.ts';
import { OPERATORS, SHOPS } from './names.ts';
import { PRODUCTS } from './products.ts';
import { at, mix } from './random.ts';
import { isoRome, italianTime, plainUtc } from './rome-time.ts';
import type { RowContext } from './row-context.ts';
import { identified, rowEmail } from './row-context.ts';
import { JUNK_CUSTOMER, JUNK_PHONE, decide, isJunk, spellPhone } from './spellings.ts';
import { CAMPAIGNS, NOTICE, OUTCOMES, REASONS, TOPICS } from './topics.ts';
import { TOUCHPOINTS } from './touchpoints.ts';
import { openingMessage } from './chat-messages.ts';
import { comment } from './comments.ts';
import { isCustomer } from './person.ts';

const COST_PER_MINUTE = 0.62;

export function callRow({ happening, person }: RowContext): string[] {
	const minutes = happening.value / 60;
	const known = identified(happening);
	const nobody = known ? JUNK_CUSTOMER : decide(happening.seed, 5) < 0.5 ? JUNK_CUSTOMER : '';
	return [
		italianTime(happening.time, true),
		isJunk(happening.seed) ? JUNK_PHONE : spellPhone(phone(person), happening.seed),
		known ? customerId(person) : nobody,
		at(TOUCHPOINTS.call, happening.touch),
		at(OUTCOMES, happening.code),
		italianNumber(minutes, 1),
		italianNumber(minutes * COST_PER_MINUTE, 2),
		at(OPERATORS, happening.seed % OPERATORS.length)
	];
}

export function emailRow(row: RowContext): string[] {
	const { happening, person } = row;
	const campaign =
		CAMPAIGNS[happening.code]?.[0] === undefined ? NOTICE : at(CAMPAIGNS, happening.code)[1];
	const action = at(TOUCHPOINTS.email, happening.touch);
	const link = action === 'clicked' ? `https://www.telesenda.example/${campaign}` : '';
	const customer = isCustomer(person) && decide(happening.seed, 6) < 0.96;
	return [
		plainUtc(happening.time),
		rowEmail(row),
		customer ? customerId(person) : isCustomer(person) ? JUNK_CUSTOMER : '',
		campaign,
		action,
		link
	];
}

export function shopRow(row: RowContext): string[] {
	const { happening, person } = row;
	const home = mix(person.index, 77);
	const shop = decide(happening.seed, 7) < 0.8 ? home : happening.seed;
	const [product, low, high] = at(PRODUCTS, happening.value % PRODUCTS.length);
	const price = Math.round(low + (high - low) * decide(happening.seed, 8));
	const cents = price >= 15 && product !== 'Ricarica' ? 0.9 : 0;
	return [
		italianTime(happening.time, false),
		at(SHOPS, shop % SHOPS.length),
		decide(happening.seed, 9) < 0.01 && identified(happening) ? '' : cardNumber(person),
		identified(happening) ? rowEmail(row) : '',
		product,
		italianNumber(Math.floor(price) + cents, 2)
	];
}

export function surveyRow(row: RowContext): string[] {
	const { happening, person } = row;
	const nps = happening.code & 15;
	const reason = at(REASONS, happening.code >> 8);
	const withPhone = (happening.flags & WITH_PHONE) !== 0;
	return [
		plainUtc(happening.time),
		rowEmail(row),
		withPhone ? spellPhone(phone(person), happening.seed) : '',
		person.language,
		String(nps),
		String((happening.code >> 4) & 15),
		comment(reason, nps, person.language, happening.seed)
	];
}

export function chatRow(row: RowContext, ticket: string): string[] {
	const { happening, person, seed } = row;
	const event = at(TOUCHPOINTS.chat, happening.touch);
	const topic = at(TOPICS, happening.code);
	return [
		isoRome(happening.time),
		ticket,
		happening.slot > 0 ? cookieId(seed, person, happening.slot - 1) : '',
		identified(happening) ? rowEmail(row) : '',
		event,
		topic,
		event === 'chat_started' ? openingMessage(topic, person.language, happening.seed) : ''
	];
}
