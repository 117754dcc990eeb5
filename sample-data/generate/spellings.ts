import { mix } from './random.ts';

export const JUNK_EMAILS = ['test@test.it', 'unknown'] as const;
export const JUNK_PHONE = '0000000000';
export const JUNK_CUSTOMER = 'N/D';

const JUNK_SHARE = 0.006;

/** A fraction for one decision about a row; the salt keeps decisions independent. */
export function decide(rowSeed: number, salt: number): number {
	return mix(rowSeed, salt) / 0x100000000;
}

export function isJunk(rowSeed: number): boolean {
	return decide(rowSeed, 101) < JUNK_SHARE;
}

function capitals(address: string): string {
	return address.replace(/(^|\.)([a-z])/g, (whole) => whole.toUpperCase());
}

/** An address as people type it: mostly lower case, sometimes not. */
export function spellEmail(address: string, rowSeed: number): string {
	if (address === '') return '';
	if (isJunk(rowSeed)) return JUNK_EMAILS[decide(rowSeed, 102) < 0.5 ? 0 : 1];
	const way = decide(rowSeed, 103);
	if (way < 0.86) return address;
	if (way > 0.97) return address.toUpperCase();
	const [mailbox = '', domain = ''] = address.split('@');
	return `${capitals(mailbox)}@${domain}`;
}

/** A mobile number as systems and people write it. */
export function spellPhone(digits: string, rowSeed: number): string {
	const split = `${digits.slice(0, 3)} ${digits.slice(3)}`;
	const way = decide(rowSeed, 104);
	if (way < 0.4) return digits;
	if (way < 0.62) return `+39 ${split}`;
	if (way < 0.78) return `+39${digits}`;
	if (way < 0.9) return `0039${digits}`;
	if (way < 0.96) return split;
	return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}
