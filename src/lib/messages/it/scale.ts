import type { scale as en } from '../en/scale';

/** Words about files that are large. */
export const scale = {
	needs:
		'A questo file servono circa {need} di memoria; il taccuino ne può avere {have}. Prendi un campione: persone intere, con tutto quel che hanno fatto.',
	take: 'Prendi una persona su {one, number}',
	sampled: 'Di questo file si legge un campione: una persona su {one, number}.',
	'take-all': 'Leggilo tutto',
	'source-sample':
		'Un campione: una persona su {one, number}. {count, plural, one {# record resta fuori} other {# record restano fuori}}.',
	left: 'mancano circa {time}'
} satisfies Record<keyof typeof en, string>;
