const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of headings, English and Italian, as `wordsOf` gives them. */
export const TIME_WORDS = list(
	'time timestamp date datetime ts data ora orario giorno day when at on quando instant epoch momento occurred created'
);
/** Columns of these hold digits that are names, not quantities. */
export const CODE_WORDS = list(
	'id ids code codice cod key uuid guid phone telefono cellulare msisdn zip cap postcode version ' +
		'versione sku ean iban'
);
/** Words that make an identifier of what stands beside them. */
export const ID_WORDS = list(
	'id ids code codice cod key uuid guid number numero nr num no token hash ref identifier pseudo'
);
/** Words after which a heading speaks of a property, not of a thing itself. */
export const PROPERTY_WORDS = list(
	'type tipo name nome segment segmento status stato city citta age eta gender country paese cohort ' +
		'coorte lifecycle os model modello brand category categoria language lingua value valore count ' +
		'agent plan piano since score group gruppo level livello role ruolo tier class classe notes note'
);
export const STAFF_WORDS = list(
	'employee employees dipendente operator operatore agent agente staff seller venditore resource ' +
		'clerk cashier cassiere advisor consulente technician tecnico owner assignee author'
);
/** Who they are to a company. */
export const PERSON_WORDS = list(
	'customer customers client cliente cust patient paziente member socio account subscriber abbonato ' +
		'guest ospite passenger passeggero person persona contact contatto citizen cittadino student ' +
		'studente buyer acquirente shopper lead fiscale'
);
/** What happens to a person rather than who it is. */
export const THING_WORDS = list(
	'session sessione visit visita ticket order ordine transaction transazione receipt scontrino event ' +
		'evento case caso handling message messaggio call chiamata conversation row riga record request ' +
		'page pagina product prodotto item articolo campaign campagna invoice fattura hit pratica'
);
const ITALIAN = list(
	'data ora orario giorno cliente codice numero chiamante motivo esito durata costo operatore negozio ' +
		'carta prodotto importo scontrino utente evento azione canale telefono cellulare posta nome cognome ' +
		'citta provincia stato tipo descrizione prezzo quantita totale causale sessione dispositivo'
);

export function has(words: readonly string[], any: ReadonlySet<string>): boolean {
	return words.some((word) => any.has(word));
}

/** Whether headings are Italian rather than not: at least two of them have an Italian word. */
export function areItalian(headings: readonly (readonly string[])[]): boolean {
	return headings.filter((words) => has(words, ITALIAN)).length >= 2;
}

/** Whether a heading is what somebody was asked, as a survey's are, in whatever script. */
export function isQuestion(heading: string): boolean {
	return /[?？؟]\s*$/.test(heading);
}
