import type { exporting as english } from '../en/export';

/** Parole di ciò che si può portare fuori da un taccuino: query, immagini, tabelle, uno script. */
export const exporting = {
	'copy-as-sql-cell': 'Copia come cella SQL',
	'sql-copy-name': '{name} (SQL)',
	'save-svg': 'Salva l’immagine in SVG',
	'save-png': 'Salva l’immagine in PNG',
	'copy-picture': 'Copia l’immagine',
	'save-csv': 'Salva la tabella in CSV',
	'save-parquet': 'Salva la tabella in Parquet',
	'copy-table': 'Copia la tabella',
	'save-script': 'Salva come script SQL',
	'save-script-detail': 'Si esegue con DuckDB nativo sugli stessi file',
	'picture-copied': 'L’immagine è negli appunti.',
	'table-copied': '{rows, plural, one {# riga è} other {# righe sono}} negli appunti.',
	'first-rows':
		'Solo le prime {rows, number} righe su {total, number}: le altre non ci starebbero.',
	'no-clipboard': 'Questo browser non mette immagini negli appunti: salvala, invece.',
	'picture-failed': 'Non è stato possibile fare l’immagine: {message}',
	'table-failed': 'Non è stato possibile salvare la tabella: {message}',
	'script-head':
		'{title}\nTutto il taccuino in uno script per DuckDB: legge i file, fa le tabelle e chiede ciò che chiedono le celle.\nEseguilo nella cartella con questi file: {files}\nQuel che le celle mostrano in più (quote, mediane, raggruppamenti) si calcola da queste righe.',
	'script-components':
		'persone: l’applicazione le trova con union-find; questa istruzione dà le stesse',
	'script-fault': '«{cell}» qui non c’è: {why}',
	'script-file': 'legge {file}',
	'script-parquet':
		'DuckDB non sa leggere i file di «{source}» come l’applicazione. Apri nell’applicazione il menu delle fonti, salva «{source}» in Parquet e metti {file} accanto a questo script.',
	'script-encoding':
		'{file} è in Windows-1252, di cui DuckDB conosce la parte Latin-1. Se rifiutasse il file: install encodings; load encodings; e scrivi CP1252 al posto di latin-1.',
	'take-out': 'salva o copia'
} satisfies Record<keyof typeof english, string>;
