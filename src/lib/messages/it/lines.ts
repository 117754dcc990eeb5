import type { lines as en } from '../en/lines';

export const lines = {
	help: 'Le frecce sinistra e destra si muovono lungo l’asse, su e giù da una linea all’altra.',
	helpPick:
		'Le frecce sinistra e destra si muovono lungo l’asse, su e giù da una linea all’altra; Invio apre ciò che c’è dietro.',
	hint: 'Punta il grafico, o usa le frecce, per leggerne i numeri.',
	empty: 'Ancora niente da disegnare.',
	value:
		'{label}: {value}{interval, select, none {} other { ({interval})}}{n, select, none {} other {, su {n}}}{open, select, yes { – non ancora concluso} other {}}',
	valueOnly:
		'{value}{interval, select, none {} other { ({interval})}}{n, select, none {} other {, su {n}}}{open, select, yes { – non ancora concluso} other {}}',
	range: 'da {low} a {high}',
	noValue: '{label}: nessun valore',
	noValueOnly: 'nessun valore',
	legend: 'Linee',
	legendOpen: 'Non ancora concluso',
	legendBand: 'Intervallo al 95%'
} satisfies Record<keyof typeof en, string>;
