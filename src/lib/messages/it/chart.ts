import type { chart as english } from '../en/chart';

/** Parole delle celle con un grafico. */
export const chart = {
	'sentence-empty': 'Un disegno di <relation>scegli che cosa disegnare</relation>',
	sentence:
		'<type>{typeName}</type>: <y>{yName}</y>{aggregated, select, yes { (<aggregate>{aggregateName}</aggregate>)} other {}} per <x>{xName}</x>{timed, select, yes { a ogni <per>{perName}</per>} other {}}, <colour>{colourName}</colour>, da <relation>{relation}</relation>',
	'sentence-dot':
		'<type>{typeName}</type>: <y>{yName}</y> rispetto a <x>{xName}</x>, <colour>{colourName}</colour>, da <relation>{relation}</relation>',
	'sentence-histogram':
		'<type>{typeName}</type>: come si distribuisce <x>{xName}</x>, in circa <bins>{bins, number} barre</bins>, da <relation>{relation}</relation>',
	'sentence-heat':
		'<type>{typeName}</type>: <colour>{colourName}</colour>{aggregated, select, yes { (<aggregate>{aggregateName}</aggregate>)} other {}} per <x>{xName}</x>{timed, select, yes { a ogni <per>{perName}</per>} other {}} e <y>{yName}</y>, da <relation>{relation}</relation>',
	'setting-relation': 'Che cosa si disegna',
	'setting-type': 'Tipo di disegno',
	'setting-x': 'Lungo l’asse',
	'setting-y': 'Che cosa si misura',
	'setting-colour': 'Colore',
	'setting-aggregate': 'Le righe di un posto diventano',
	'setting-per': 'Gli orari si raggruppano per',
	'setting-top': 'Categorie disegnate, le maggiori',
	'setting-bins': 'Barre, circa',
	'type-bar': 'Barre',
	'type-line': 'Linee',
	'type-area': 'Aree',
	'type-dot': 'Punti',
	'type-histogram': 'Istogramma',
	'type-heat': 'Mappa di calore',
	'aggregate-count': 'quante sono',
	'aggregate-sum': 'la loro somma',
	'aggregate-mean': 'la loro media',
	'aggregate-median': 'la loro mediana',
	'aggregate-min': 'il minimo',
	'aggregate-max': 'il massimo',
	'per-none': 'niente: ognuno com’è',
	'per-hour': 'ora',
	'per-day': 'giorno',
	'per-week': 'settimana',
	'per-month': 'mese',
	'per-quarter': 'trimestre',
	'per-year': 'anno',
	'count-rows': 'numero di righe',
	'no-colour': 'un solo colore',
	'coloured-by': 'colore per {column}',
	choose: 'scegli una colonna',
	'choose-relation':
		'Scegli qui sopra che cosa disegnare; il tipo di disegno lo suggeriscono le colonne.',
	'choose-columns': 'Scegli le sue colonne nella riga qui sopra.',
	'no-columns': 'Finché non è stata eseguita non ci sono colonne.',
	nothing: 'Non c’è nulla da disegnare: nessuna riga ha lì un valore.',
	empty: '(vuoto)',
	'left-out':
		'{places, plural, one {# posto oltre i maggiori è omesso} other {# posti oltre i maggiori sono omessi}}: {drawn, number} righe su {rows, plural, one {#} other {#}} sono disegnate.',
	sampled:
		'{drawn, plural, one {È disegnato # punto} other {Sono disegnati # punti}} su {rows, plural, one {# riga} other {# righe}}{all, select, yes {} other {, scelti a caso}}; le righe senza entrambi i valori non contano.',
	help: 'Le frecce leggono i segni uno alla volta; la tabella sotto li ha tutti.',
	hint: 'Punta un segno, o usa le frecce, per leggerlo.',
	reading: '{name}: {value}',
	range: 'da {from} a {to}',
	'points-here': '{count, plural, one {# punto qui} other {# punti qui}}',
	'rows-drawn': '{rows, plural, one {È disegnata # riga} other {Sono disegnate # righe}}.',
	'axis-local': 'Gli orari sono quelli di {zone}.',
	label: '{name}: {sentence}',
	rows: 'Righe',
	from: '{column} da',
	to: '{column} a',
	counted:
		'Le righe di ciò che si disegna sono raggruppate per quel che sta lungo l’asse e per colore; il valore scelto si calcola per ogni gruppo su **tutte** le righe, nel motore. Delle categorie si disegnano le maggiori, delle serie al più otto; quel che manca è detto sotto il disegno. Si disegnano al più 5.000 gruppi o punti; se i punti sono di più, un campione a caso, sempre lo stesso. Gli orari si raggruppano secondo l’orologio e il calendario del fuso del taccuino.'
} satisfies Record<keyof typeof english, string>;
