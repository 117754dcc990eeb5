import type { Touch } from './touchpoints.ts';

/** What a customer needs help with, by phone or chat. */
export const TOPICS = [
	'bill',
	'fault',
	'activation',
	'complaint',
	'signal',
	'payment',
	'plan',
	'portability',
	'information',
	'leaving'
] as const;

export type Topic = (typeof TOPICS)[number];

export const CALL_REASON: Record<Topic, Touch<'call'>> = {
	bill: 'Bolletta',
	fault: 'Guasto linea',
	activation: 'Attivazione',
	complaint: 'Reclamo',
	signal: 'Qualità segnale',
	payment: 'Problema pagamento',
	plan: 'Cambio piano',
	portability: 'Portabilità numero',
	information: 'Informazioni',
	leaving: 'Disdetta'
};

/** Outcomes of a call, in the words of the export. */
export const OUTCOMES = [
	'Risolto',
	'Non risolto',
	'Da richiamare',
	'Trasferito',
	'È caduta la linea'
] as const;

export const RESOLVED = 0;
export const TRANSFERRED = 3;

/** Why somebody is asked for their opinion; decides what the comment is about. */
export const REASONS = [
	'bill',
	'repeat',
	'tariff',
	'payment',
	'handover',
	'call',
	'chat',
	'shop',
	'order'
] as const;

export type Reason = (typeof REASONS)[number];

export const CAMPAIGNS = [
	['2025-03-11', 'primavera-fibra'],
	['2025-04-08', 'giga-di-pasqua'],
	['2025-05-20', 'nuovi-smartphone'],
	['2025-06-17', 'estate-giga-100'],
	['2025-07-08', 'roaming-europa'],
	['2025-08-26', 'rientro-a-scuola']
] as const;

/** Sent to every customer, a month before prices change. */
export const NOTICE = 'modifica-condizioni';

export const SOURCES = [
	'',
	'google',
	'newsletter',
	'facebook',
	'instagram',
	'confronta-tariffe'
] as const;

export const NEWSLETTER = 2;
