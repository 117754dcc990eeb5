import type { library as english } from '../en/library';

export const library = {
	invitation: 'Scopri i percorsi dei tuoi clienti, dagli export che hai già.',
	dropTitle: 'Trascina qui i file',
	dropHint:
		'Export di eventi web e app, chiamate, ticket, e-mail, sondaggi, scontrini: CSV, Excel, JSON, Parquet, anche più d’uno. Oppure un notebook che ti hanno mandato.',
	dropHintShort: 'Gli export diventano un nuovo notebook; i notebook si aprono.',
	dropNow: 'Lascia per aprire',
	chooseFiles: 'Scegli i file…',
	openSample: 'Apri l’esempio',
	openingSample: 'Apro l’esempio…',
	newNotebook: 'Nuovo notebook',
	notebooks: 'I tuoi notebook',
	changed: 'Modificato {when}',
	renameTitle: 'Titolo di «{title}»',
	saveToFile: 'Salva come file',
	moreFor: 'Altro per «{title}»',
	copyOf: '{title} (copia)',
	deleted: '«{title}» è stato eliminato.',
	bringBack: 'Ripristina',
	damaged: 'Questo notebook è danneggiato e non si può aprire.',
	saveText: 'Salva il testo come file',
	opened: '{count, plural, one {È stato aperto # notebook.} other {Sono stati aperti # notebook.}}',
	notOpened: 'Non è stato possibile aprire «{file}». {why}',
	privacy:
		'I tuoi dati restano in questo browser. Nessun server, nessun account, nessun tracciamento.',
	offlineReady: 'Funziona offline',
	offlineInstalling: 'Mi preparo per l’uso offline…',
	updateReady: 'C’è una nuova versione',
	reload: 'Ricarica',
	languageIs: 'Lingua: {name}',
	themeIs: 'Aspetto: {name}',
	english: 'English',
	italian: 'Italiano'
} satisfies Record<keyof typeof english, string>;
