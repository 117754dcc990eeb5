import type { errors as english } from '../en/errors';

export const errors = {
	'engine-sql': 'La query non ha funzionato: {message}',
	'engine-sql-at': 'Riga {line, number}, colonna {column, number}: {message}',
	'engine-memory':
		'La memoria non basta. Usa meno colonne o un periodo più breve, poi esegui di nuovo.',
	'engine-crashed':
		'Il motore si è fermato ed è pronto a ripartire. Nulla è perso: esegui di nuovo la cella.',
	'engine-start': 'Il motore non riesce a partire in questo browser: {message}',
	'file-missing': 'I dati di «{file}» non sono qui. Trascina di nuovo il file.',
	'graph-cycle': 'Queste celle dipendono l’una dall’altra in cerchio: {cells}. Cambiane una.',
	'graph-missing':
		'«{cell}» ha bisogno di una cella che non c’è più. Scegline un’altra nelle impostazioni.',
	'graph-unknown-kind':
		'Questa versione non conosce celle come «{cell}». Ricarica l’app per aggiornarla.',
	'spec-other': 'L’impostazione «{setting}» non va bene: {message}',
	'sql-empty': 'Non c’è ancora nessuna query.',
	'sql-several': 'Una query alla volta: togli quello che segue il punto e virgola.',
	'sql-brackets': 'Le parentesi non tornano.',
	unexpected: 'È successo qualcosa di inatteso: {message}'
} satisfies Record<keyof typeof english, string>;
