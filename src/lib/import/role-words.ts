/** How much a heading's word speaks for a column being the time, the touchpoint or the channel. */
export type Weights = ReadonlyMap<string, number>;

const weights = (groups: Record<string, number>): Weights =>
	new Map(
		Object.entries(groups).flatMap(([words, weight]) =>
			words.split(' ').map((word) => [word, weight] as const)
		)
	);

export const TIME_WEIGHTS = weights({
	'timestamp datetime ts': 10,
	'time ora instant epoch': 8,
	'date data giorno': 7,
	'at when occurred quando': 6,
	'event evento created sent answered start started inizio invio apertura aperto opened': 2,
	'updated modified modifica aggiornamento end ended fine completed complete closed chiusura': -5,
	'birth nascita born dob expiry expires scadenza due registered signup registration iscrizione':
		-12,
	'delivered consegna received loaded load ingested import export processed': -4,
	'first last prima ultima previous next': -4
});

/** What a time is not the interaction's of, where a dotted path leads to it. */
export const OWNER_WORDS: ReadonlySet<string> = new Set(
	(
		'user customer account profile utente cliente profilo person persona contact company azienda ' +
		'organization organisation subscription product traits'
	).split(' ')
);

/** When it ended. */
export const END_WEIGHTS = weights({
	'end ended ends finish finished fine stop stopped termine terminato finito': 10,
	'closed close chiusura chiuso chiusa completed complete completion conclusione solved resolved risolto risolta concluso': 8,
	'expected planned due scadenza previsto prevista first prima last ultima previous updated modified trial contract contratto subscription':
		-12
});

export const TOUCHPOINT_WEIGHTS = weights({
	'event evento activity attivita touchpoint handling': 10,
	'action azione interaction interazione what cosa happened accaduto': 9,
	'motivo reason causale': 7,
	'step passo operation operazione': 6,
	'description descrizione': 3,
	'stage fase transition': 4,
	'subject oggetto topic argomento type tipo': 3,
	'page pagina screen schermata concept status stato category categoria queue coda department reparto section': 2,
	'name nome': 1,
	'id ids code codice value valore time timestamp date data version duration durata count number':
		-9,
	'guest ospite patient paziente passenger passeggero member socio person persona agent': -6,
	'user customer cliente utente device product campaign session registration lifecycle': -6
});

/** A channel heading names nothing else: `acquisition_channel` says where people came from. */
export const CHANNEL_WORDS: ReadonlySet<string> = new Set(
	'channel canale touch contact contatto interaction name nome type tipo code where dove'.split(' ')
);
export const CHANNEL_HEADS: ReadonlySet<string> = new Set(['channel', 'canale', 'where', 'dove']);
export const MEDIUM_WORDS: ReadonlySet<string> = new Set(
	'platform piattaforma medium mezzo source origine via'.split(' ')
);
/** Headings with these say where people came from. */
export const ORIGIN_WORDS: ReadonlySet<string> = new Set(
	'utm traffic acquisition acquisizione campaign campagna referral initial'.split(' ')
);
