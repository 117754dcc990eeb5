import type { paths as english } from '../en/paths';

export const paths = {
	sentence:
		'Sentieri di <unit>{unit, select, journey {percorsi} session {sessioni} other {persone}}</unit> in <journeys>{journeysName}</journeys> di <segment>{segmentName}</segment>{compared, select, no {} other {, a confronto con <compare>{compareName}</compare>,}} per <label>{labelName}</label>, <anchor>{anchorWords}</anchor>, <depth>{depthCount, plural, one {# passo} other {# passi}}</depth>, <top>{topCount, plural, one {la prima voce} other {le prime # voci}} a ognuno</top>, ripetizioni <collapse>{collapsed, select, yes {come una} other {una per una}}</collapse>{weight, select, count {} other {, le bande dicono <weight>{weightName}</weight>}}',
	'setting-unit': 'I passi di chi',
	'setting-anchor': 'Contati da',
	'setting-least': 'Quota minima per apparire',
	'setting-weight': 'Le bande dicono',
	'unit-journey': 'percorsi',
	'unit-session': 'sessioni',
	'unit-person': 'persone',
	'label-both': 'punto di contatto e canale',
	'label-stage': 'fase',
	'label-column': 'Colonne delle fonti',
	'label-own': 'Di ogni interazione',
	'weight-count': 'quanti sono',
	'weight-source': 'la quota di chi parte da lì',
	'weight-all': 'la quota del totale',
	'weight-mean': 'il tempo medio',
	'weight-median': 'il tempo mediano',
	'weight-outcome': 'la riuscita',

	'anchor-start': 'dall’inizio',
	'anchor-end': 'a ritroso dalla fine',
	'anchor-after':
		'{which, select, first {dalla prima volta} last {dall’ultima volta} other {dalla {nth}ª volta}} a {place}',
	'anchor-before':
		'{which, select, first {fino alla prima volta} last {fino all’ultima volta} other {fino alla {nth}ª volta}} a {place}',
	'anchor-around':
		'{which, select, first {intorno alla prima volta} last {intorno all’ultima volta} other {intorno alla {nth}ª volta}} a {place}',
	'anchor-between':
		'{which, select, first {dalla prima volta} last {dall’ultima volta} other {dalla {nth}ª volta}} a {place} fino a {until}',
	'at-start': 'l’inizio',
	'at-end': 'la fine, a ritroso',
	'at-after': 'un passo, in avanti',
	'at-before': 'un passo, a ritroso',
	'at-around': 'un passo, da ambo i lati',
	'at-between': 'un passo, fino a un altro',
	place: 'Quale passo',
	until: 'Fino a quale passo',
	'place-unset': 'un passo da scegliere',
	'choose-place': 'Scegli un passo',
	'which-label': 'Quale volta',
	'which-first': 'la prima',
	'which-last': 'l’ultima',
	'which-nth': 'una per numero',
	nth: 'Che volta',
	'count-label': 'I passi sono numerati',
	'count-forth': 'dal primo in avanti',
	'count-back': 'a ritroso dall’ultimo',
	'count-from-one': 'da 1, solo gli ultimi',

	'menu-label': 'Che cosa fare con {name}',
	'menu-who':
		'{unit, select, journey {{count, plural, one {# percorso} other {# percorsi}}} session {{count, plural, one {# sessione} other {# sessioni}}} other {{count, plural, one {# persona} other {# persone}}}} dietro questo numero',
	'menu-ended': 'Chi finisce qui: {count, number}',
	'menu-beyond': 'Chi prosegue oltre: {count, number}',
	'menu-keep': 'Tieni solo questi',
	'menu-after': 'Parti da qui',
	'menu-before': 'Che cosa porta qui',
	'menu-around': 'Prima e dopo di questo',
	'menu-between': 'Fino a qui',
	'menu-hide': 'Nascondi {label}',
	'menu-hide-detail': 'Ciò che veniva prima e dopo diventa vicino.',
	'menu-merge': 'Unisci o rinomina {label} …',
	'menu-expand': 'Mostra tutti e {folds, number}',
	'menu-fold': 'Raccogli di nuovo i piccoli di questo passo',
	'menu-sequence': 'Conta chi passa da {label}',
	'menu-sequence-more': 'Conta chi passa poi da {label}',
	'who-node': '{label} al passo {step, number}',
	'who-ended': 'Finiti a {label}, passo {step, number}',
	'who-beyond': 'Proseguiti oltre {label}, passo {step, number}',
	'who-link': 'Da {from} a {to}, passo {step, number}',
	'who-passed': 'Passati da {labels}',
	'who-of': '{who} (di {segment})',

	'merge-title': 'Unisci o rinomina',
	'merge-about':
		'Queste etichette contano come una, con un nome nuovo. Anche ciò che si ripete sotto quel nome è un passo solo.',
	'merge-name': 'Nome nuovo',
	'merge-add': 'Aggiungi un’etichetta',
	'merge-remove': 'Togli {label}',
	'merge-do': 'Unisci',

	applied: 'Che cosa è cambiato nel disegno',
	'applied-hidden': 'senza {label}',
	'applied-group': '{name}, cioè {labels}',
	'applied-only': 'solo {who}',
	'applied-expanded': 'tutti al passo {step, number}',
	'applied-undo': 'Annulla: {what}',
	'node-at': '{label} al passo {step, number}',
	'link-at': 'da {from} a {to} al passo {step, number}',
	others: 'altri',

	shown:
		'{unit, select, journey {{total, plural, one {# percorso mostrato} other {# percorsi mostrati}}} session {{total, plural, one {# sessione mostrata} other {# sessioni mostrate}}} other {{total, plural, one {# persona mostrata} other {# persone mostrate}}}}',
	without:
		'{without, plural, =0 {} other {; # esclusi, perché non hanno ciò da cui si conta o che si tiene}}',
	'shown-of': '{segment} – {shown}',
	'outcome-open':
		'La riuscita è dei percorsi conclusi o decisi; quelli ancora aperti restano fuori.',
	'outcome-none':
		'{journeysName} non dice ancora che cosa conta come riuscita, quindi nessun percorso riesce.',
	'small-grey': 'Le bande con meno di {least, number} restano grigie.',
	'scale-label': 'Colori',

	contrast: 'Come si mostrano i due',
	'contrast-beside': 'fianco a fianco',
	'contrast-difference': 'come differenza',
	more: 'più spesso: {segment}',
	'no-difference': 'grigio: l’intervallo al 95% della differenza comprende lo zero',
	'difference-node':
		'{label} al passo {step, number}: raggiunto da {first} di {firstName} e {second} di {secondName}. {interval}',
	'difference-link':
		'Da {from} a {to}, passo {step, number}: seguito da {first} di {firstName} e {second} di {secondName}, {by, select, all {sul totale} other {tra chi è a {from}}}. {interval}',
	'difference-interval': 'Differenza {difference}, intervallo al 95% da {low} a {high}.',
	'difference-unknown': 'Di uno dei due non c’è nessuno, quindi non c’è differenza da dire.',
	'column-difference': 'Differenza',
	'column-low': 'da',
	'column-high': 'a',
	'difference-caption': 'Quanto più spesso il primo segue ogni via, con intervalli al 95%',

	'sequence-title': 'Passati in ordine',
	'sequence-about':
		'Secondo i passi del disegno, in qualunque punto o oltre; accanto, ciò che conta un funnel con questi passi.',
	'sequence-paths': 'sentieri',
	'sequence-funnel': 'funnel',
	'sequence-same': 'I due conteggi coincidono.',
	'sequence-differs':
		'I due conteggi differiscono: qui le ripetizioni sono un passo solo e ciò che è nascosto si salta, mentre un funnel prende ogni interazione.',
	'sequence-remove': 'Togli l’ultimo',
	'sequence-clear': 'Svuota',
	unnamed: '(senza nome)',

	counted:
		'Ogni unità (un **percorso**; una **sessione**, tagliata dove una persona si ferma per più di 30 minuti; o una **persona**) si conta una volta a ciascuno dei suoi passi, numerati da ciò che hai scelto: l’inizio, la fine o un passo che corrisponde. Un passo è un’interazione oppure, con le ripetizioni come una, una serie della stessa etichetta: la sua ora è quella della prima. Le etichette nascoste si saltano prima di cercare le ripetizioni; quelle unite sono un’etichetta sola.\n\nA ogni nodo **arrivati = proseguiti + finiti qui + andati oltre l’ultimo passo mostrato**; e dove si mostrano passi precedenti, **arrivati = venuti da un nodo + iniziati qui + venuti da un passo non mostrato**. Prima si contano tutte le unità. Poi, a ogni passo, le etichette oltre le maggiori, o con una quota del totale minore di quella chiesta, confluiscono in *Altro*; di due segmenti secondo la somma delle due quote, allo stesso modo in entrambi. Così nessun totale cambia.\n\nIl **tempo** di una banda va dalla prima interazione di un passo alla prima del successivo; la mediana è esatta, la media delle due centrali se sono in numero pari. La **riuscita** è la quota di percorsi andati a buon fine tra quelli che hanno seguito la banda e sono conclusi o decisi: quelli aperti restano fuori. Le **differenze** di quote hanno l’intervallo al 95% di Newcombe.\n\n**Passati in ordine** conta le unità con queste etichette una dopo l’altra, con altre eventualmente in mezzo: come le conta un *funnel* con la stessa unità, in ordine e senza finestra.'
} satisfies Record<keyof typeof english, string>;
