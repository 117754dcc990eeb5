import type { importing as english } from '../en/import';

export const importing = {
	'file-empty': '«{file}» non contiene righe. Esportalo di nuovo o scegli un altro file.',
	'file-not-text':
		'«{file}» {message, select, zip {è un archivio ZIP. Aprilo e trascina i file che contiene.} xlsx {è una cartella di Excel. Salva il foglio come CSV e trascina quello.} xls {è una vecchia cartella di Excel. Salva il foglio come CSV e trascina quello.} gzip {è compresso con gzip. Aprilo e trascina il file che contiene.} parquet {è un file Parquet, che non si può ancora leggere. Esportalo come CSV.} pdf {è un PDF. Esporta la tabella come CSV.} sqlite {è un database SQLite. Esporta la sua tabella come CSV.} picture {è un’immagine. Trascina un file CSV o TSV.} other {non è un file di testo. Trascina un file CSV o TSV.}}',
	'file-changed':
		'«{file}» è cambiato su disco, o non si può più leggere, da quando l’hai aggiunto. Trascinalo di nuovo.',
	'file-one-column': 'In «{file}» c’è una sola colonna. Scegli il segno che divide le sue colonne.',

	'reject-columns': 'Numero di colonne sbagliato (controlla separatore e virgolette)',
	'reject-quotes':
		'Virgolette mai chiuse o seguite da testo (correggi la riga o scegli altre virgolette)',
	'reject-encoding': 'Caratteri di un’altra codifica (scegli un’altra codifica)',
	'reject-too-long': 'Più lunga di un milione di byte (forse mancano virgolette o un a capo)',
	'reject-reader': 'Illeggibile (correggi la riga e aggiungi di nuovo il file)',
	'reject-no-time': 'Senza orario (compila la colonna dell’orario o scegline un’altra)',
	'reject-unreadable-time': 'Orario illeggibile (correggilo o scegli un’altra forma)',
	'reject-no-identifier': 'Senza identificativi (scegli altre colonne identificative)'
} satisfies Record<keyof typeof english, string>;
