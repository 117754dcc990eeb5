import type { Role } from './source';

type Scale = Extract<Role, { role: 'score' }>['scale'];
type Unit = Extract<Role, { role: 'duration' }>['unit'];

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of headings, English and Italian, that speak of what a customer answered, by the question. */
export const SCALE_WORDS: readonly (readonly [Scale, ReadonlySet<string>])[] = [
	[
		'nps',
		list('nps enps recommend recommendation raccomanda raccomandazione consiglierebbe passaparola')
	],
	['csat', list('csat satisfaction satisfied soddisfazione soddisfatto gradimento')],
	['ces', list('ces effort sforzo facilita ease easy')],
	['other', list('score rating ratings punteggio voto valutazione stars star stelle feedback')]
];
/** Scores that nobody answered. */
export const NO_ANSWER_WORDS = list(
	'lead risk rischio credit credito fraud frode health propensity churn model confidence match ' +
		'priority engagement rfm count number numero total avg average media predicted'
);

export const COST_WORDS = list('cost costs costo costi expense expenses spesa spese expenditure');
export const NO_COST_WORDS = list('center centre centro code codice id type tipo currency valuta');

export const VALUE_WORDS = list(
	'revenue revenues ricavo ricavi fatturato amount importo price prezzo value valore total totale ' +
		'sales vendite incasso gmv spent speso paid pagato subtotal subtotale net netto gross lordo'
);
/** The surer a word, the earlier it stands. */
export const VALUE_RANKS = [
	list('revenue revenues ricavo ricavi fatturato incasso gmv'),
	list('amount importo'),
	list('value valore total totale'),
	VALUE_WORDS
] as const;
export const NO_VALUE_WORDS = list(
	'tax taxes iva vat discount sconto shipping spedizione fee tip refund refunded rimborso quantity ' +
		'quantita count number numero items articoli id code codice type tipo time tempo days giorni minutes minuti ' +
		'seconds secondi hours ore duration durata lifetime ltv unit rate tasso percent ms sessions pages ' +
		'pageviews hits currency valuta'
);

export const DURATION_WORDS = list(
	'duration durata elapsed trascorso length dwell aht talk wait waiting attesa hold handle hours ore ' +
		'minutes minuti seconds secondi milliseconds millisecondi permanenza'
);
/** Words with which `time` is a span: `handle_time`, `tempo di attesa`. */
export const SPAN_WORDS = list(
	'duration elapsed dwell talk wait waiting attesa hold handle handling response resolution risposta ' +
		'risoluzione conversazione spent wrap queue coda work acw'
);
export const UNIT_WORDS: readonly (readonly [Unit, ReadonlySet<string>])[] = [
	['ms', list('ms msec millis milliseconds millisecond millisecondi')],
	['s', list('s sec secs second seconds secondi')],
	['min', list('m min mins minute minutes minuto minuti')],
	['h', list('h hr hrs hour hours ore')]
];

export const HOURS = list('h hr hrs hour hours ore hhmm');

export const COMMENT_WORDS = list(
	'comment comments commento commenti feedback message messaggio note notes verbatim testo text ' +
		'transcript trascrizione description descrizione osservazioni review recensione answer risposta ' +
		'motivazione body remark remarks suggestion suggerimento suggerimenti suggestions open'
);
/** Columns of these hold long texts that nobody said. */
export const NO_COMMENT_WORDS = list(
	'agent url link address indirizzo title titolo name nome path page referrer ua product prodotto id'
);

export const CASE_WORDS = list(
	'case caso ticket pratica order ordine conversation conversazione request richiesta claim reclamo ' +
		'incident segnalazione trace'
);
export const STAGE_WORDS = list('stage stages fase fasi phase stadio');
