import type { CommentBank } from './comment-bank.ts';

export const ITALIAN: CommentBank = {
	goodStart: [
		'Tutto bene.',
		'Devo dire che sono soddisfatta.',
		'Finalmente un servizio serio!',
		'Molto contento,',
		'Nel complesso un’ottima esperienza.',
		'Rapidi e cortesi.',
		'Cliente da anni e'
	],
	badStart: [
		'Sono molto deluso.',
		'Non ci siamo proprio.',
		'Esperienza pessima:',
		'Cliente da dieci anni, mai successa una cosa simile.',
		'Scusate ma',
		'Così non va,',
		'Sinceramente mi aspettavo di più.',
		'Ho perso mezza giornata.'
	],
	goodEnd: [
		'Grazie!',
		'Continuate così.',
		'Lo consiglierò agli amici.',
		'Un plauso all’operatrice.',
		'Niente da aggiungere.',
		'Spero resti così anche in futuro.'
	],
	badEnd: [
		'Sto pensando di cambiare operatore.',
		'Qualcuno mi può richiamare?',
		'Così si perdono i clienti.',
		'Chiedo un rimborso.',
		'Non lo consiglio a nessuno.',
		'Aspetto ancora una risposta, grazie.',
		'È davvero troppo.',
		'Vergognoso.'
	],
	middling: [
		'Né bene né male.',
		'Alla fine si è risolto, ma con fatica.',
		'Personale gentile, procedure un po’ lente.',
		'Si può migliorare, soprattutto i tempi di attesa.',
		'Nella media, i prezzi però salgono sempre.',
		'Ok.',
		'Tutto sommato discreto, anche se ho dovuto aspettare {days} giorni.'
	],
	about: {
		bill: {
			good: [
				'mi hanno spiegato la bolletta voce per voce',
				'l’addebito sbagliato di {amount} euro è stato tolto subito',
				'la nuova bolletta è più chiara di prima',
				'hanno corretto l’indirizzo in fattura senza farmi perdere tempo'
			],
			bad: [
				'la bolletta è aumentata di {amount} euro e nessuno mi ha avvisato',
				'in fattura c’è un servizio che non ho mai chiesto',
				'pago {amount} euro in più al mese per la stessa linea',
				'non capisco le voci della bolletta, e l’operatore nemmeno'
			]
		},
		repeat: {
			good: [
				'alla {times} chiamata ho trovato una persona competente che ha sistemato la bolletta'
			],
			bad: [
				'ho chiamato {times} volte per la stessa bolletta e ogni volta mi dicono una cosa diversa',
				'è la {times}ª telefonata, il rimborso di {amount} euro non si vede',
				'mi avevano detto "la richiamiamo domani", sono passati {days} giorni',
				'ogni operatore ricomincia da zero, la pratica non risulta mai',
				'la bolletta è ancora sbagliata e nessuno la corregge'
			]
		},
		tariff: {
			good: ['alla {times} chiamata mi hanno rimesso la tariffa vecchia, quella giusta'],
			bad: [
				'dopo la nuova tariffa di giugno la bolletta è sbagliata e nessuno la corregge',
				'ho chiamato {times} volte per l’aumento di giugno, ogni volta una risposta diversa',
				'mi avete scritto della "modifica unilaterale" in modo incomprensibile',
				'è la {times}ª telefonata, il rimborso di {amount} euro non si vede',
				'con la tariffa nuova pago {amount} euro in più, e nessuno sa dirmi perché'
			]
		},
		payment: {
			good: ['il pagamento alla fine è passato e mi hanno aiutato al telefono'],
			bad: [
				'l’app dà errore al pagamento, ho provato {times} volte',
				'dopo l’aggiornamento dell’app non riesco più a fare la ricarica',
				'la carta è stata addebitata ma compare "pagamento non riuscito"',
				'schermata bianca appena premo Paga, sempre',
				'sono rimasto senza giga perché l’app non accetta la carta'
			]
		},
		handover: {
			good: ['dalla chat al telefono in pochi minuti, problema chiuso'],
			bad: [
				'in chat mi hanno detto di telefonare e al telefono non sapevano nulla della chat',
				'ho dovuto ripetere tutto da capo: nome, codice cliente, problema',
				'dalla chat al call center, dal call center a un altro reparto, e poi è caduta la linea',
				'avevo già scritto tutto in chat, perché devo rispiegarlo {times} volte?'
			]
		},
		call: {
			good: [
				'operatore preparato, guasto risolto in {days} giorni',
				'attesa breve e risposta chiara',
				'la linea adesso va benissimo',
				'il cambio piano è stato fatto durante la chiamata'
			],
			bad: [
				'il tecnico non si è presentato, linea ferma da {days} giorni',
				'venti minuti di musica e poi è caduta la linea',
				'in casa il segnale è sempre debole, la qualità è peggiorata',
				'mi hanno passato {times} reparti senza una soluzione'
			]
		},
		chat: {
			good: [
				'la chat è comodissima, risposta in due minuti',
				'ho risolto in chat mentre ero al lavoro',
				'il bot capisce poco ma poi è arrivata una persona bravissima'
			],
			bad: ['il bot ripete sempre le stesse frasi', 'chat chiusa mentre stavo scrivendo']
		},
		shop: {
			good: [
				'il ragazzo del negozio mi ha trasferito tutti i dati sul telefono nuovo',
				'negozio ordinato, personale paziente con mia madre di 82 anni',
				'mi hanno consigliato il modello giusto senza spingere il più caro'
			],
			bad: [
				'quaranta minuti di coda per una SIM',
				'in negozio il prezzo era {amount} euro più alto che sul sito',
				'il telefono prenotato non c’era'
			]
		},
		order: {
			good: [
				'ordine arrivato in {days} giorni, imballo perfetto',
				'acquisto semplice, pagato e attivato in dieci minuti',
				'ottimo prezzo per il Vela X, e la consegna puntuale'
			],
			bad: [
				'corriere in ritardo di {days} giorni',
				'il colore non è quello ordinato',
				'la promozione del sito, "primo mese gratis", non è stata applicata'
			]
		}
	}
};
