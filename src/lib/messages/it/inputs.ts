import type { inputs as english } from '../en/inputs';

/** Parole delle celle di ingresso, e delle impostazioni che vi si riferiscono. */
export const inputs = {
	sentence:
		'<type>{type, select, range {Un intervallo di giorni} choice {Una scelta} number {Un numero} other {Un testo}}</type>{type, select, choice { fra <options>{count, plural, =0 {nessuna opzione, per ora} one {# opzione} other {# opzioni}}</options>} number { <limits>{limits}</limits>} other {}}, che impostazioni e query conoscono come <name>{reference}</name>',
	'setting-type': 'Tipo di valore',
	'setting-name': 'Nome in impostazioni e query',
	'setting-options': 'Opzioni',
	'setting-limits': 'Minimo e massimo',
	'type-range': 'un intervallo di giorni',
	'type-choice': 'una scelta',
	'type-number': 'un numero',
	'type-text': 'un testo',
	'name-hint':
		'Lettere senza accenti, cifre e _, per prima una lettera. Chi si riferisce al vecchio nome va corretto.',
	'name-taken': 'Un altro ingresso si chiama già così.',
	'options-hint': 'Una per riga',
	'limits-none': 'qualsiasi',
	'limits-least': 'da {min, number}',
	'limits-most': 'fino a {max, number}',
	'limits-both': 'da {min, number} a {max, number}',
	least: 'Minimo',
	most: 'Massimo',
	'only-choice': 'Solo una scelta ha opzioni.',
	'only-number': 'Solo un numero ha un minimo e un massimo.',
	value: 'Valore',
	from: 'Primo giorno',
	to: 'Ultimo giorno',
	'no-options': 'Fai clic su «nessuna opzione, per ora» e scrivi fra che cosa si sceglie.',
	'how-range':
		'In una query {name}.from e {name}.to sono il primo e l’ultimo giorno; un estremo aperto è infinito. L’ultimo giorno conta: scrivi time < {name}.to + 1.',
	'how-value': 'In una query {name} è il valore stesso, fra virgolette dove serve.',
	'used-by': 'Lo usano: {cells}.',
	'used-by-none': 'Nessuna cella lo usa ancora.',
	bind: 'Valore di questa impostazione',
	'bind-none': 'suo proprio',
	'sql-inputs': '· Ingressi:',
	unknown:
		'Nessun ingresso si chiama {name}. Aggiungine uno con quel nome, o scrivi direttamente il valore.',
	'is-range':
		'{name} è un intervallo: scrivi {name}.from per il primo giorno o {name}.to per l’ultimo.',
	'no-range': '{name} non è un intervallo: scrivilo senza .from o .to.'
} satisfies Record<keyof typeof english, string>;
