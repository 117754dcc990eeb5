import type { Role } from './source';

/** Why a role is proposed; the words are in the message catalogue under `reason-…`. */
export type ReasonCode =
	| 'preset'
	| 'identifier-name'
	| 'identifier-values'
	| 'identifier-fallback'
	| 'time-name'
	| 'time-only'
	| 'time-other'
	| 'end-name'
	| 'clock'
	| 'touchpoint-name'
	| 'touchpoint-values'
	| 'channel-name'
	| 'channel-values'
	| 'score-name'
	| 'comment-name'
	| 'comment-values'
	| 'cost-name'
	| 'value-name'
	| 'duration-name'
	| 'duration-guess'
	| 'case-name'
	| 'stage-name'
	| 'staff'
	| 'thing'
	| 'empty'
	| 'attribute';

export interface Reason {
	readonly code: ReasonCode;
	/** What the words speak of: the type of identifier, the ends of a scale. */
	readonly values: Readonly<Record<string, string>>;
}

export interface RoleGuess {
	readonly role: Role;
	readonly reason: Reason;
}

export const guess = (role: Role, code: ReasonCode, values: Reason['values'] = {}): RoleGuess => ({
	role,
	reason: { code, values }
});
