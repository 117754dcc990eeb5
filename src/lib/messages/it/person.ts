import type { person as english } from '../en/person';

export const person = {
	title: 'Una persona',
	search: 'Cerca per e-mail, telefono, dispositivo, numero cliente…',
	found:
		'{count, plural, =0 {Nessuno ha un identificativo così} one {# identificativo} other {# identificativi}}',
	identifiers: 'Identificativi',
	facts: '{count, plural, one {# interazione} other {# interazioni}}.',
	first: 'Si vedono le prime {count}.',
	reading: 'Leggo che cosa ha fatto',
	outside: 'Fuori da ogni percorso',
	journey: 'Percorso {number}',
	'journey-ended': 'Percorso {number}: {outcome}',
	'outcome-success': 'successo',
	'outcome-failure': 'insuccesso',
	'outcome-abandoned': 'abbandonato',
	'outcome-open': 'ancora aperto',
	took: '{count, plural, one {# interazione} other {# interazioni}}, {time}',
	later: '{time} dopo',
	unnamed: 'senza touchpoint',
	score: 'voto {score}',
	value: 'valore {value}',
	cost: 'costo {cost}',
	open: 'Guarda che cosa ha fatto questa persona',
	look: 'Guarda una persona'
} satisfies Record<keyof typeof english, string>;
