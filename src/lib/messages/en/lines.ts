/** Words on and under line charts. Numbers arrive formatted. */
export const lines = {
	help: 'Left and right arrow keys move along the axis, up and down from line to line.',
	helpPick:
		'Left and right arrow keys move along the axis, up and down from line to line; Enter opens what lies behind.',
	hint: 'Point at the chart, or use the arrow keys, to read its numbers.',
	empty: 'Nothing to draw yet.',
	value:
		'{label}: {value}{interval, select, none {} other { ({interval})}}{n, select, none {} other {, of {n}}}{open, select, yes { – not over yet} other {}}',
	valueOnly:
		'{value}{interval, select, none {} other { ({interval})}}{n, select, none {} other {, of {n}}}{open, select, yes { – not over yet} other {}}',
	range: '{low} to {high}',
	noValue: '{label}: no value',
	noValueOnly: 'no value',
	legend: 'Lines',
	legendOpen: 'Not over yet',
	legendBand: '95% interval'
};
