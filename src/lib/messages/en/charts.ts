/** Words on and under diagrams. Numbers arrive formatted where they need a set precision. */
export const charts = {
	sankeyHelp: 'Arrow keys move between nodes and bands; Enter opens what lies behind.',
	sankeyHint:
		'Point at a node or a band to read its numbers, or follow the paths with the arrow keys.',
	sankeyEmpty: 'No paths to show.',
	other: '{folds, plural, =0 {Other} other {Other (#)}}',
	nodeName: '{label}, step {step, number}',
	linkName: '{from} → {to}, step {step, number}',
	nodeDetail:
		'{label} at step {step, number}: {reached} reached{wentOn, select, none {} other {, {wentOn} went on ({wentOnShare})}}{ended, select, none {} other {, {ended} ended here ({endedShare})}}{beyond, select, none {} other {, {beyond} go on past the last step shown}}.',
	linkDetail:
		'{from} → {to}, step {step, number}: {count} took it, {sourceShare} of those at {from}, {totalShare} of all; after {time} on average.',
	columnStep: 'Step',
	columnLabel: 'Where',
	columnFrom: 'From',
	columnTo: 'To',
	columnReached: 'Reached',
	columnWentOn: 'Went on',
	columnEnded: 'Ended here',
	columnBeyond: 'Past the last step',
	columnCount: 'Count',
	columnShareOfSource: 'Share of source',
	columnShareOfAll: 'Share of all',
	columnMeanTime: 'Mean time',
	tableOf: 'What the table shows',
	tableOfLinks: 'Ways',
	tableOfNodes: 'Places',
	linksCaption: 'Which way they went, step by step',
	nodesCaption: 'How many reached, went on or ended at each step',
	legendEnded: 'Ended here',
	legendBeyond: 'Past the last step',
	noRows: 'No rows.'
};
