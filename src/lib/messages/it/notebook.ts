import type { notebook as english } from '../en/notebook';

export const notebook = {
	library: 'Libreria',
	outline: 'In questo notebook',
	sources: 'Fonti',
	'show-rail': 'Mostra l’indice',
	'hide-rail': 'Nascondi l’indice',
	title: 'Titolo del notebook',
	untitled: 'Notebook senza titolo',
	saved: 'Salvato',
	saving: 'Salvo…',
	unsaved: 'Non ancora salvato',
	'save-failed': 'Non salvato',
	'run-all': '{count, plural, one {Esegui # cella} other {Esegui # celle}}',
	'stop-all': 'Ferma',
	'save-file': 'Salva come file',
	'save-file-detail': 'Impostazioni e parole, senza i dati',
	settings: 'Impostazioni di questo notebook',
	'settings-item': 'Impostazioni',
	'time-zone': 'Fuso orario',
	'time-zone-detail':
		'Le ore si mostrano in questo fuso, e i nuovi file che non ne indicano uno si leggono così.',
	'time-zone-nothing': 'Nessun fuso si chiama così.',
	more: 'Altro',
	'add-cell': 'Aggiungi qui una cella',
	'add-first': 'Aggiungi una cella',
	'empty-title': 'Trascina dei file per iniziare',
	'empty-words':
		'Eventi web e app, chiamate, ticket, e-mail, sondaggi, scontrini: CSV o TSV così come i tuoi sistemi li esportano. Restano in questo browser.',
	'choose-files': 'Scegli i file',
	'drop-here': 'Lascia i file per aggiungerli a questo notebook',
	'not-found': 'Questo notebook non è in questo browser.',
	'to-library': 'Alla libreria',
	'from-file':
		'Questo notebook viene da un file. Nulla si esegue finché non lo chiedi; i dati si aggiungono trascinando i file.',
	'missing-files': 'Trascina {files} per eseguire qui questo notebook.',
	'files-found':
		'{count, plural, one {Un file è stato riconosciuto ed è di nuovo al suo posto} other {# file sono stati riconosciuti e sono di nuovo al loro posto}}.'
} satisfies Record<keyof typeof english, string>;
