import { SOURCES, type Analysis, type Context } from '../analysis';
import { callingCodeOf } from './calling-codes';
import { identityBehind } from './behind';
import { identityBuild } from './build';
import { decode, statements, type IdentityResult } from './result';
import { identitySchema, type IdentitySpec } from './spec';
import { sourceNameOf } from '../relations/sources';
import { parseSpec } from '../spec-error';
import { identityTables } from '../tables';

export type { IdentityResult } from './result';

export const identity: Analysis<IdentitySpec, IdentityResult> = {
	kind: 'identity',
	version: 2,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('identity', identitySchema, spec),
	initial: (document) =>
		parseSpec('identity', identitySchema, { country: callingCodeOf(document.settings.timeZone) }),
	requires: () => [SOURCES],
	gives: () => ['interactions', 'people', 'identifiers'],
	builds: (spec, context) => [identityBuild(context.key, context.sources, spec)],
	compile: statements,
	decode,
	relations: (_, context) => {
		const t = identityTables(context.key);
		return [
			{ name: 'interactions', query: namedInteractions(context) },
			{ name: 'people', query: `from ${t.people}` },
			{
				name: 'identifiers',
				query: `select id, type, value, own, person, state from ${t.identifiers} join ${t.membership} using (id)`
			}
		];
	},
	behind: identityBehind
};

function namedInteractions(context: Context): string {
	const t = identityTables(context.key);
	return `select i.person, i.time, ${sourceNameOf('i.source', context.sources)} as source, i.row,
	tp.name as touchpoint, ch.name as channel
from ${t.interactions} i left join ${t.touchpoints} tp on tp.code = i.touchpoint
left join ${t.channels} ch on ch.code = i.channel`;
}
