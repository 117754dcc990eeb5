export type Kind = 'customer' | 'prospect' | 'visitor' | 'walk-in' | 'caller';
export type Language = 'it' | 'en';

/** One invented person; identifiers are worked out from these few facts when they are needed. */
export type Person = {
	readonly index: number;
	readonly kind: Kind;
	readonly language: Language;
	/** The part of the first and second e-mail address before the sign; empty when there is none. */
	readonly mailbox: string;
	readonly secondMailbox: string;
	readonly cookies: number;
	/** A cookie on which this customer never logs in, or -1. */
	readonly silentCookie: number;
	readonly devices: number;
	readonly card: boolean;
	readonly household: number;
	readonly activity: number;
	readonly subscribed: boolean;
};

export const isCustomer = (person: Person): boolean => person.kind === 'customer';
