import type { cli as english } from '../en/cli';

export const cli = {
	'usage-notebook':
		'Uso: npm run notebook -- run FILE [--data NOME=PERCORSO …] [--json USCITA]\n\nFILE è un notebook (nome.sentiero.json). --data dà il file di una fonte, con il nome o l’id della fonte; ripetilo per ogni file. I risultati vanno sull’uscita standard, un oggetto JSON per riga e per cella; --json li scrive anche in USCITA come un solo oggetto.',
	'usage-golden': 'Uso: npm run golden -- FILE',
	'no-file': 'Il file {path} non si può leggere: {message}',
	'no-source': 'Il notebook non ha una fonte «{name}». Ha: {known}.',
	'no-data': 'La fonte «{name}» non ha dati. Indicali con --data {name}=PERCORSO.',
	'data-form': '--data vuole NOME=PERCORSO, non «{given}».',
	'cell-failed': 'La cella «{name}» non è riuscita. {reason}'
} satisfies Record<keyof typeof english, string>;
