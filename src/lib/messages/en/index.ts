import { cells } from './cells';
import { charts } from './charts';
import { cli } from './cli';
import { common } from './common';
import { errors } from './errors';
import { identity } from './identity';
import { importing } from './import';
import { intake } from './intake';
import { journeys } from './journeys';
import { library } from './library';
import { notebook } from './notebook';
import { scale } from './scale';
import { person } from './person';
import { segments } from './segments';
import { storage } from './storage';
import { table } from './table';

export default {
	cells,
	charts,
	cli,
	common,
	errors,
	identity,
	import: importing,
	intake,
	journeys,
	library,
	notebook,
	scale,
	person,
	segments,
	storage,
	table
};
