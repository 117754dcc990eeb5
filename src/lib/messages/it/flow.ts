import type { flow as english } from '../en/flow';

export const flow = {
	'sentence-graph':
		'Da ogni <label>{labelName}</label> al successivo in <journeys>{journeysName}</journeys>, <unit>{unitName}</unit>, per <segment>{segmentName}</segment> a confronto con <compare>{compareName}</compare>, come <show>grafo</show> con <nodes>{topCount, plural, one {il nodo più frequente} other {i primi # nodi per frequenza}}</nodes> e <edges>{edgesName}</edges>, peso <weight>{weightName}</weight>, intorno a <ego>{egoName}</ego>, ripetizioni <collapse>{collapsed, select, yes {come una} other {una per una}}</collapse>',
	'sentence-matrix':
		'Da ogni <label>{labelName}</label> al successivo in <journeys>{journeysName}</journeys>, <unit>{unitName}</unit>, per <segment>{segmentName}</segment> a confronto con <compare>{compareName}</compare>, come <show>matrice</show> con <nodes>{topCount, plural, one {il nodo più frequente} other {i primi # nodi per frequenza}}</nodes>, peso <weight>{weightName}</weight>, intorno a <ego>{egoName}</ego>, ripetizioni <collapse>{collapsed, select, yes {come una} other {una per una}}</collapse>',
	'sentence-steps':
		'A quale <label>{labelName}</label> si trova <journeys>{journeysName}</journeys> a ognuno dei <depth>{depthCount, plural, one {primo passo} other {primi # passi}}</depth>, <unit>{unitName}</unit>, per <segment>{segmentName}</segment> a confronto con <compare>{compareName}</compare>: <top>{topCount, plural, one {la prima voce} other {le prime # voci}}</top>, ripetizioni <collapse>{collapsed, select, yes {come una} other {una per una}}</collapse>',

	'setting-unit': 'Di chi si seguono gli eventi',
	'setting-label': 'I nodi si chiamano per',
	'setting-weight': 'Peso',
	'setting-show': 'Disegno',
	'setting-nodes': 'Luoghi mostrati',
	'setting-edges': 'Frecce mostrate',
	'setting-ego': 'Solo intorno a',
	'setting-top': 'I maggiori mostrati',
	'nodes-top': 'I più frequenti',
	'nodes-count': 'Almeno tanti eventi',
	'nodes-share': 'Almeno questa quota di tutti gli eventi',
	'edges-count': 'Percorse almeno tante volte',
	'edges-share': 'Almeno questa quota',
	'edges-of': 'Quota di',
	'of-all': 'tutti i passaggi',
	'of-out': 'ciò che lascia l’origine',
	'of-in': 'ciò che arriva alla meta',
	'edges-every': 'ogni passaggio',
	'edges-by-share': 'i passaggi che valgono almeno {share} di {ofName}',
	'edges-by-count': 'i passaggi percorsi almeno {count, plural, one {una volta} other {# volte}}',
	'edges-by-both':
		'i passaggi percorsi almeno {count, plural, one {una volta} other {# volte}} che valgono almeno {share} di {ofName}',
	'unit-journey': 'percorsi',
	'unit-session': 'sessioni',
	'unit-person': 'persone',
	'a-unit-journey': 'percorso',
	'a-unit-session': 'sessione',
	'a-unit-person': 'persona',
	'by-journey': 'percorso per percorso',
	'by-session': 'sessione per sessione',
	'by-person': 'persona per persona',
	'label-touchpoint': 'punto di contatto',
	'label-channel': 'canale',
	'label-stage': 'fase',
	'show-graph': 'grafo',
	'show-matrix': 'matrice',
	'weight-count': 'conteggio',
	'weight-units': 'unità che l’hanno fatto',
	'weight-out': 'quota in uscita dall’origine',
	'weight-in': 'quota in entrata nella meta',
	'weight-all': 'quota del totale',
	'weight-average': 'media per unità',
	'weight-median': 'tempo mediano',
	'weight-p95': '95º percentile del tempo',
	everything: 'tutto',

	start: 'Inizio',
	end: 'Fine',
	other: '{folds, plural, =0 {Altro} other {Altro (#)}}',
	edge: '{from} → {to}',
	'at-step': '{label}, passo {step, number}',
	points: '{value} pp',

	'figure-units': '{unit, select, person {Persone} session {Sessioni} other {Percorsi}}',
	'figure-compared': 'a confronto con {count} di {segmentName}',
	'figure-transitions': 'Passaggi',
	'figure-transitions-detail': 'inizi e fini compresi',
	'figure-arrows': 'Nelle frecce mostrate',
	'figure-cells': 'Nelle celle mostrate',
	'figure-held':
		'dei passaggi: {shown, number} su {all, plural, one {# diverso} other {# diversi}}',
	'figure-around':
		'di quelli verso e da {label}: {shown, number} su {all, plural, one {# diverso} other {# diversi}}',
	'figure-labels':
		'{unit, select, channel {Canali mostrati} stage {Fasi mostrate} other {Punti di contatto mostrati}}',
	'figure-labels-value': '{shown, number} su {all, number}',
	'figure-labels-detail': '{share} degli eventi',
	'only-around': 'Solo intorno a {label}',
	'show-everything': 'Mostra tutto',
	'most-arrows':
		'Sono disegnate solo le {most, number} frecce più percorse: scegli limiti più stretti, o la matrice.',

	'graph-empty': 'Nessun passaggio rientra in questi limiti.',
	'graph-help':
		'Tasti freccia: destra e sinistra seguono le frecce, su e giù vanno da un nodo all’altro o tra le frecce che ne escono. Invio apre chi c’è dietro.',
	'graph-hint':
		'Punta un nodo o una freccia per leggerne i numeri, o segui le frecce con i tasti freccia.',
	'legend-back': 'torna indietro',
	'legend-small': 'su meno di {limit, number}',
	'legend-same': 'nessuna differenza chiara',
	'legend-more': 'di più in {segmentName}',
	'legend-less': 'di meno in {segmentName}',
	'corner-matrix': 'da ↓ a →',
	'corner-steps': 'passo',
	'node-detail': '{label}: {count, plural, one {# evento} other {# eventi}}, {share} di tutti.',
	'node-detail-start':
		'{count, plural, one {Qui comincia # cammino} other {Qui cominciano # cammini}}.',
	'node-detail-end':
		'{count, plural, one {Qui finisce # cammino} other {Qui finiscono # cammini}}.',
	'node-detail-compared':
		'{label}: {count, plural, one {# evento} other {# eventi}}, {share} di tutti; degli altri {compared, number}, {comparedShare}.',
	'edge-detail':
		'{name}: {count, plural, one {una volta} other {# volte}}; {out} di ciò che lascia {from}, {in} di ciò che arriva a {to}, {all} di tutto; {average} per {unitName}{units, select, none {} other {; in {units}}}{median, select, none {} other {; mediana {median}, 95º percentile {p95}}}.',
	'edge-small': '{detail} Su pochi: leggilo con cautela.',
	'edge-compared':
		'{name}, {weightName}: {own} e {other}, una differenza di {difference}{interval, select, none {} other { (intervallo al 95% {interval})}}.',
	interval: 'da {low} a {high}',
	'step-detail':
		'{label} al passo {step, number}: {units, plural, one {# {unitName}} other {# {unitsName}}}, {share} di tutti.',
	'step-compared':
		'{label} al passo {step, number}: {share} e {compared}, una differenza di {difference} (intervallo al 95% {interval}).',

	'table-caption': 'I passaggi, con ogni peso',
	'table-empty': 'Nessun passaggio.',
	'column-from': 'Da',
	'column-to': 'A',
	'column-count': 'Conteggio',
	'column-units': 'Unità che l’hanno fatto',
	'column-out': 'Dall’origine',
	'column-in': 'Nella meta',
	'column-all': 'Del totale',
	'column-average': 'Per unità',
	'column-mean': 'Tempo medio',
	'column-median': 'Tempo mediano',
	'column-p95': '95º percentile',
	'column-compared-count': 'Conteggio, altri',
	'column-own': 'A confronto',
	'column-other': 'Altri',
	'column-difference': 'Differenza',
	'column-low': 'Minimo',
	'column-high': 'Massimo',
	'column-step': 'Passo',
	'column-label': 'Luogo',
	'column-at': 'Unità',
	'column-share': 'Quota',
	'steps-caption': 'Dove sono, passo dopo passo',

	'counted-flow':
		'Conta ogni passaggio **immediato**: da un evento al successivo della stessa unità, nell’ordine totale (tempo, poi fonte, poi riga). Prima del primo evento c’è *Inizio*, dopo l’ultimo *Fine*: i passaggi sono quindi tanti quanti gli eventi e le unità insieme, e ciò che arriva a un nodo è pari a ciò che ne esce. Le ripetizioni sono cappi, a meno che contino come una; allora resta la prima della serie.\n\n**Conteggio**: quante volte. **Unità che l’hanno fatto**: quante almeno una volta. **Quota in uscita dall’origine**: di tutto ciò che lascia l’origine, fini comprese. **Quota in entrata nella meta**: di tutto ciò che arriva alla meta, inizi compresi. **Quota del totale**: di tutti i passaggi. **Media per unità**: conteggio diviso per tutte le unità. **Tempo**: dal primo evento al secondo; la mediana e il 95º percentile sono esatti, e stanno in proporzione tra due tempi dove cadono in mezzo. Inizi e fini non durano.\n\nPrima si conta tutto; poi nodi e frecce restano fuori secondo i loro limiti, il che non cambia alcun numero. Intorno a un nodo, la quota del totale nel limite è di ciò che vi arriva o ne esce. Un grafo ha al massimo 100 frecce; la matrice ha ogni passaggio tra i suoi nodi. I pesi su meno unità del gruppo più piccolo del notebook sono pallidi.\n\nUn **confronto** mostra il peso dei primi meno quello degli altri; i conteggi si confrontano come quote del totale, le unità come quote di tutte le unità. Per le quote c’è l’intervallo di Newcombe al 95%; dove contiene lo zero, è pallido. I passaggi di una stessa unità sono legati tra loro, perciò gli intervalli delle quote di passaggi sono piuttosto stretti; quelli delle unità no.',
	'counted-steps':
		'A ogni passo ogni unità è a un’etichetta, o a *Fine* se era già finita: **ogni colonna dà la somma di tutte le unità**. I passi si contano dal primo evento, nell’ordine totale (tempo, poi fonte, poi riga). Con le ripetizioni come una, una serie della stessa etichetta è un passo. Prima si contano tutte le etichette; poi quelle oltre le maggiori, su tutti i passi mostrati, si raccolgono in *Altro*, il che non cambia alcun totale. Un confronto mostra la differenza delle due quote con l’intervallo di Newcombe al 95%; dove contiene lo zero, la cella è tratteggiata.'
} satisfies Record<keyof typeof english, string>;
