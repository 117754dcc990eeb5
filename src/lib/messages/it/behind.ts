import type { behind as en } from '../en/behind';

/** Le parole dell’elenco di persone o percorsi dietro a un numero. */
export const behind = {
	finding: 'Cerco chi sono',
	'people-count': '{people, plural, =0 {Nessuno} one {# persona} other {# persone}}',
	'person-count':
		'{people, plural, =0 {Nessuno} one {# persona} other {# persone}}{people, plural, =0 {} other { con {journeys, plural, one {# percorso} other {# percorsi}}}}',
	'journey-count':
		'{journeys, plural, =0 {Nessun percorso} one {# percorso} other {# percorsi}}{journeys, plural, =0 {} other { di {people, plural, one {# persona} other {# persone}}}}',
	keep: 'Tieni solo questi',
	save: 'Salva come segmento',
	saved: 'Salvato come segmento «{name}».',
	kept: 'Ora la cella conta solo «{name}».',
	'no-segment':
		'Nessun percorso racconta di queste persone: a un segmento serve una cella di percorsi.',
	nobody: 'Nessuno.',
	person: 'Persona',
	'known-by': 'Nota per',
	journeys: 'Percorsi',
	interactions: 'Interazioni',
	first: 'Prima volta',
	last: 'Ultima volta',
	start: 'Inizio',
	duration: 'Durata',
	outcome: 'Esito'
} satisfies Record<keyof typeof en, string>;
