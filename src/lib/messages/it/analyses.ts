import { behind } from './behind';
import { chart } from './chart';
import { channels } from './channels';
import { exporting } from './export';
import { flow } from './flow';
import { funnel } from './funnel';
import { identity } from './identity';
import { inputs } from './inputs';
import { journeys } from './journeys';
import { lines } from './lines';
import { metrics } from './metrics';
import { paths } from './paths';
import { retention } from './retention';
import { person } from './person';
import { segments } from './segments';
import { timing } from './timing';
import { variants } from './variants';

/** What only the page of a notebook says. */
export default {
	behind,
	chart,
	channels,
	export: exporting,
	flow,
	funnel,
	identity,
	inputs,
	journeys,
	lines,
	metrics,
	paths,
	retention,
	person,
	segments,
	variants,
	timing
};
