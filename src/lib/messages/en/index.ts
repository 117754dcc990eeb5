import { behind } from './behind';
import { cells } from './cells';
import { chart } from './chart';
import { channels } from './channels';
import { charts } from './charts';
import { cli } from './cli';
import { common } from './common';
import { errors } from './errors';
import { exporting } from './export';
import { flow } from './flow';
import { funnel } from './funnel';
import { identity } from './identity';
import { importing } from './import';
import { inputs } from './inputs';
import { intake } from './intake';
import { journeys } from './journeys';
import { library } from './library';
import { lines } from './lines';
import { metrics } from './metrics';
import { notebook } from './notebook';
import { paths } from './paths';
import { retention } from './retention';
import { scale } from './scale';
import { person } from './person';
import { segments } from './segments';
import { storage } from './storage';
import { table } from './table';
import { timing } from './timing';
import { variants } from './variants';

export default {
	behind,
	cells,
	chart,
	channels,
	charts,
	cli,
	common,
	errors,
	export: exporting,
	flow,
	funnel,
	identity,
	import: importing,
	inputs,
	intake,
	journeys,
	library,
	lines,
	metrics,
	notebook,
	paths,
	retention,
	scale,
	person,
	segments,
	storage,
	table,
	variants,
	timing
};
