import type { charts as english } from '../en/charts';

export const charts = {
	sankeyHelp: 'Con le frecce ti sposti tra nodi e bande; Invio apre ciò che c’è dietro.',
	sankeyHint: 'Punta un nodo o una banda per leggerne i numeri, o segui i percorsi con le frecce.',
	sankeyEmpty: 'Nessun percorso da mostrare.',
	other: '{folds, plural, =0 {Altro} other {Altro (#)}}',
	nodeName: '{label}, passo {step, number}',
	linkName: '{from} → {to}, passo {step, number}',
	nodeDetail:
		'{label} al passo {step, number}: raggiunto da {reached}{wentOn, select, none {} other {, proseguono {wentOn} ({wentOnShare})}}{ended, select, none {} other {, finiscono qui {ended} ({endedShare})}}{beyond, select, none {} other {, {beyond} continuano oltre l’ultimo passo mostrato}}.',
	linkDetail:
		'{from} → {to}, passo {step, number}: {count} lo seguono, {sourceShare} di chi è a {from}, {totalShare} di tutti; in media dopo {time}.',
	columnStep: 'Passo',
	columnLabel: 'Dove',
	columnFrom: 'Da',
	columnTo: 'A',
	columnReached: 'Raggiunto da',
	columnWentOn: 'Proseguono',
	columnEnded: 'Finiscono qui',
	columnBeyond: 'Oltre l’ultimo passo',
	columnCount: 'Numero',
	columnShareOfSource: 'Quota dell’origine',
	columnShareOfAll: 'Quota del totale',
	columnMeanTime: 'Tempo medio',
	tableOf: 'Che cosa mostra la tabella',
	tableOfLinks: 'Passaggi',
	tableOfNodes: 'Luoghi',
	linksCaption: 'Dove vanno, passo dopo passo',
	nodesCaption: 'Quanti arrivano, proseguono o finiscono a ogni passo',
	legendEnded: 'Finiscono qui',
	legendBeyond: 'Oltre l’ultimo passo',
	noRows: 'Nessuna riga.'
} satisfies Record<keyof typeof english, string>;
