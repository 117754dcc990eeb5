/** The planted stories: every date and rate that the README tells about is set here. */

export const START = Date.UTC(2025, 2, 1);

/** (a) Release 4.2.0 of the app breaks card payments until 4.2.1. */
export const FAULT = {
	version: '4.2.0',
	released: '2025-04-15',
	fixed: '2025-05-09',
	errorRate: 0.45,
	usualErrorRate: 0.05,
	callAfterError: 0.4
} as const;

/** (b) The June tariff change makes customers call again and again about bills. */
export const TARIFF = {
	changed: '2025-06-01',
	noticeSent: '2025-05-02',
	repeatBefore: 0.15,
	repeatAfter: 0.42,
	moreCallsAfter: 1.8,
	npsFirstCall: 6.9,
	npsRepeat: 2.9
} as const;

/** (c) A chat handed over to the phone: the customer starts again and finishes less often. */
export const HANDOVER = {
	share: 0.34,
	resolvedInChat: 0.8,
	resolvedByDirectCall: 0.74,
	resolvedAfterHandover: 0.36,
	nps: 3.2
} as const;

/** (d) Tablets used by several members of a family. */
export const HOUSEHOLDS = {
	peoplePerHousehold: 450,
	sessions: 24,
	stayLoggedIn: 0.45
} as const;

export const RELEASES: readonly (readonly [version: string, date: string])[] = [
	['4.0.3', '2025-01-20'],
	['4.1.0', '2025-03-17'],
	[FAULT.version, FAULT.released],
	['4.2.1', FAULT.fixed],
	['4.3.0', '2025-07-14']
];
