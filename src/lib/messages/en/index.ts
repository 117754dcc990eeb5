import { cells } from './cells';
import { charts } from './charts';
import { cli } from './cli';
import { common } from './common';
import { errors } from './errors';
import { importing } from './import';
import { intake } from './intake';
import { library } from './library';
import { notebook } from './notebook';
import { scale } from './scale';
import { storage } from './storage';
import { table } from './table';

export default {
	cells,
	charts,
	cli,
	common,
	errors,
	import: importing,
	intake,
	library,
	notebook,
	scale,
	storage,
	table
};
