import type { importing as english } from '../en/import';

export const importing = {
	'file-empty': '«{file}» non contiene righe. Esportalo di nuovo o scegli un altro file.',
	'file-not-text':
		'«{file}» {message, select, zip {è un documento, o un archivio compresso troppe volte. Esporta la sua tabella come CSV o Excel e trascina quella.} gzip {è compresso troppe volte. Aprilo e trascina il file che contiene.} pdf {è un PDF. Esporta la tabella come CSV o Excel e trascina quella.} sqlite {è un database SQLite. Esporta la sua tabella come CSV e trascina quella.} picture {è un’immagine. Trascina una tabella: CSV, Excel, JSON o Parquet.} html {è una pagina web: forse un errore al posto dell’esportazione. Esporta di nuovo in CSV o Excel.} xml {è XML, ma non un registro di eventi (XES). Esportalo in CSV o JSON.} other {non è una tabella in una forma che qui si conosce. Trascina CSV, Excel, JSON, Parquet, Arrow o XES.}}',
	'file-changed':
		'«{file}» è cambiato su disco, o non si può più leggere, da quando l’hai aggiunto. Trascinalo di nuovo.',
	'file-one-column': 'In «{file}» c’è una sola colonna. Scegli il segno che divide le sue colonne.',
	'parquet-broken':
		'«{file}» è danneggiato o incompleto: i suoi dati Parquet non si possono leggere. Copialo o esportalo di nuovo.',
	'parquet-encrypted': '«{file}» è un file Parquet cifrato. Scrivilo di nuovo senza cifratura.',
	'parquet-group':
		'«{file}» tiene troppe righe in un solo blocco per leggerlo qui. Scrivilo di nuovo con gruppi di un milione di righe al massimo.',
	'arrow-broken':
		'«{file}» è danneggiato o incompleto: i suoi dati Arrow non si possono leggere. Copialo o esportalo di nuovo.',
	'arrow-feather-1':
		'«{file}» è un file Feather della prima versione. Scrivilo di nuovo come Feather versione 2, Parquet o CSV.',
	'table-type':
		'«{file}» ha una colonna di un tipo che non si può leggere ({message}). Scrivilo di nuovo senza quella colonna, o come testo.',
	'arrow-batch':
		'«{file}» tiene troppe righe in un solo blocco per leggerlo qui. Scrivilo di nuovo a blocchi di un milione di righe al massimo.',
	'xlsx-broken':
		'«{file}» è danneggiato o incompleto: la cartella di lavoro non si può leggere. Aprila in un foglio di calcolo e salvala di nuovo.',
	'xlsx-password':
		'«{file}» è protetto da una password. Aprilo, togli la password, salvalo e trascinalo di nuovo.',
	'xlsx-old':
		'«{file}» è una cartella di lavoro nel vecchio formato .xls. Salvala come .xlsx o CSV.',
	'xlsx-large':
		'«{file}», una volta aperto, occupa più di quanto una cartella di lavoro possa ragionevolmente contenere. Salva il foglio come CSV.',
	'xlsx-sheet':
		'In «{file}» non c’è nessun foglio «{message}». Scegline un altro nelle impostazioni di lettura.',
	'table-columns':
		'«{file}» ha più di 5.000 colonne, troppe per una tabella. Togline alcune ed esportalo di nuovo.',
	'table-depth':
		'«{file}» ha record dentro record troppo in profondità. Appiattiscili ed esportalo di nuovo.',
	'file-broken':
		'«{file}» si interrompe o non è quello che sembra dall’inizio. Esportalo di nuovo e trascinalo qui.',
	'file-too-wide':
		'«{file}» ha più di 5.000 colonne, troppe per una tabella. Esporta solo i campi che ti servono.',
	'archive-broken':
		'«{file}» è un archivio danneggiato. Comprimilo di nuovo o trascina i file che contiene.',
	'archive-truncated':
		'«{file}» è un archivio che si interrompe prima della fine. Scaricalo o copialo di nuovo.',
	'archive-encrypted':
		'«{file}» è protetto da una password. Aprilo e trascina i file che contiene.',
	'archive-checksum':
		'«{file}» è un archivio danneggiato: il contenuto non corrisponde alla sua somma di controllo. Scaricalo o copialo di nuovo.',
	'archive-bomb':
		'«{file}» contiene molto più di quanto dovrebbe. Aprilo tu e trascina solo i file che ti servono.',
	'archive-empty': 'In «{file}» non c’è nessun file di dati. Scegli un altro archivio.',

	'reject-columns': 'Numero di colonne sbagliato (controlla separatore e virgolette)',
	'reject-quotes':
		'Virgolette mai chiuse o seguite da testo (correggi la riga o scegli altre virgolette)',
	'reject-encoding': 'Caratteri di un’altra codifica (scegli un’altra codifica)',
	'reject-too-long': 'Più lunga di un milione di byte (forse mancano virgolette o un a capo)',
	'reject-json': 'Non è un oggetto JSON, o è troncato (correggilo e aggiungi di nuovo il file)',
	'reject-xml': 'Il log si interrompe qui o non è ben formato (esportalo di nuovo)',
	'reject-reader': 'Illeggibile (correggi la riga e aggiungi di nuovo il file)',
	'reject-no-time': 'Senza orario (compila la colonna dell’orario o scegline un’altra)',
	'reject-unreadable-time': 'Orario illeggibile (correggilo o scegli un’altra forma)',
	'reject-no-identifier': 'Senza identificativi (scegli altre colonne identificative)',

	recognised: 'Riconosciuto: {preset}',
	'preset-ga4': 'eventi GA4 da BigQuery',
	'preset-amplitude': 'esportazione di Amplitude',
	'preset-mixpanel': 'esportazione di Mixpanel',
	'preset-posthog': 'eventi di PostHog',
	'preset-segment': 'chiamate di Segment',
	'preset-segment-tracks': 'tabella tracks di Segment',
	'preset-snowplow': 'eventi arricchiti di Snowplow',
	'preset-matomo': 'registro visite di Matomo',
	'preset-adobe': 'data feed di Adobe Analytics',
	'preset-adobe-hits': 'data feed di Adobe Analytics senza le sue intestazioni',
	'preset-zendesk': 'ticket di Zendesk',
	'preset-zendesk-json': 'ticket di Zendesk in JSON',
	'preset-salesforce-cases': 'casi di Salesforce',
	'preset-salesforce-report': 'report di casi di Salesforce',
	'preset-genesys': 'interazioni di Genesys Cloud',
	'preset-genesys-details': 'dettagli delle conversazioni di Genesys Cloud',
	'preset-intercom': 'conversazioni di Intercom',
	'preset-intercom-receipts': 'ricevute dei messaggi di Intercom',
	'preset-qualtrics': 'sondaggio di Qualtrics',
	'preset-hubspot-contacts': 'contatti di HubSpot',
	'preset-hubspot-activities': 'attività di HubSpot',
	'preset-shopify': 'ordini di Shopify',
	'preset-stripe': 'pagamenti di Stripe',
	'preset-process-log': 'log di processo',
	'preset-note-mixpanel':
		'I tempi sono letti come UTC. I progetti creati prima del 2023 li esportano nel proprio fuso: se è il tuo caso, tienine conto.',
	'preset-note-matomo':
		'Ogni azione di una visita è un’interazione. In «Come si legge il file» puoi avere invece una riga per visita.',
	'preset-note-adobe-hits':
		'Le colonne sono state riconosciute dai valori. Metti la riga di column_headers.tsv sopra i dati per avere tutti i nomi.',
	'preset-note-genesys-details':
		'Ogni segmento di una conversazione è un’interazione: menu, coda, operatore. Una conversazione conta come una persona a sé; se le chiamate sono solo in entrata, fai di participants.sessions.ani un identificativo (telefono).',
	'preset-note-intercom': 'Ogni riga è una conversazione; le persone sono i contatti di Intercom.',
	'preset-note-qualtrics':
		'Le due righe sotto le intestazioni contengono le domande. Sono contate come righe senza orario.',
	'preset-note-shopify':
		'Ogni riga è un articolo: un ordine con più articoli può contare più volte, con il valore sul primo.',
	'preset-note-process-log': 'Dove nessuna colonna indica una persona, ogni caso conta come una.'
} satisfies Record<keyof typeof english, string>;
