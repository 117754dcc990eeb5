import type { storage as english } from '../en/storage';

export const storage = {
	'document-not-json': 'Questo file non è in formato JSON, quindi non può essere un notebook.',
	'document-not-a-notebook': 'Questo file non è un notebook di Sentiero.',
	'document-newer-version':
		'Questo notebook viene da un Sentiero più recente (formato {version}; qui si arriva a {known}). Ricarica l’app per aggiornarla.',
	'document-too-large':
		'{what, select, bytes {Questo notebook supera {limit, number} byte.} cells {Questo notebook ha più di {limit, number} celle.} sources {Questo notebook ha più di {limit, number} fonti.} columns {Una fonte ha più di {limit, number} colonne.} other {Le impostazioni sono annidate oltre {limit, number} livelli.}}',
	'document-bad-value':
		'{problem, select, missing {Nel notebook manca «{path}».} unknown {Nel notebook c’è «{path}», che lì non ha posto.} other {Nel notebook «{path}» non può essere {found}.}}',
	'document-duplicate-id':
		'{what, select, source {Due fonti hanno lo stesso id «{id}».} column {Due colonne di una fonte hanno lo stesso nome «{id}».} other {Due celle hanno lo stesso id «{id}».}}',
	'document-unknown-kind':
		'La cella «{cell}» è di un tipo che questa versione non conosce: «{kind}». Ricarica l’app per aggiornarla.',
	'document-bad-spec':
		'{setting, select, root {Le impostazioni della cella «{cell}» ({kind}) non vanno bene.} other {Nella cella «{cell}» ({kind}) l’impostazione «{setting}» non va bene.}}',

	'storage-quota':
		'Su questo dispositivo non c’è più spazio per Sentiero. Elimina un notebook o dei file.',
	'storage-newer':
		'Un Sentiero più recente è aperto in un’altra scheda. Qui non si salva più nulla: ricarica questa scheda.',
	'storage-blocked':
		'Un Sentiero meno recente è aperto in un’altra scheda e tiene occupato l’archivio. Chiudila.',
	'storage-corrupt': 'I dati salvati sono danneggiati e non si possono leggere.',
	'storage-unavailable':
		'Questo browser qui non permette di salvare nulla, per esempio in una finestra privata. Salva il notebook come file.',
	'storage-conflict':
		'Questo notebook è stato modificato in un’altra scheda. Ricaricalo per continuare: le modifiche fatte qui diventano una copia.',
	'storage-open': 'Questo notebook è aperto in un’altra scheda. Rinominalo lì.',
	'storage-missing': 'Questo notebook non è più salvato qui.',
	'storage-deleted':
		'I dati salvati sono stati eliminati altrove. Salva il notebook come file, poi ricarica.',

	unsavedOf: '{title} (modifiche non salvate)',
	rescued:
		'Questo notebook è stato modificato in un’altra scheda. Ciò che qui non si è potuto salvare è nella libreria come «{title}».',
	recovered:
		'L’ultima versione di questo notebook era danneggiata. Questa è la più recente ancora integra, del {at, date, medium} {at, time, short}.',
	readOnly: 'Questo notebook è aperto in un’altra scheda, quindi qui è in sola lettura.',
	takeOver: 'Modifica qui',
	takenOver: 'Ora questo notebook si modifica in un’altra scheda, quindi qui è in sola lettura.'
} satisfies Record<keyof typeof english, string>;
