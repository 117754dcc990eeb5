import { integer } from '$lib/sql/quote';
import type { Source } from '$lib/import/source';
import type { Match, Test } from '../filter/match';
import { isUnset } from '../filter/match';
import { MatchSql } from '../filter/match-sql';
import { literal } from '$lib/sql/quote';
import type { Part } from '../journeys/cut';
import { listOf } from '../journeys/names';
import type { Anchor } from './spec';
import type { journeysTables } from '../tables';

type Tables = ReturnType<typeof journeysTables>;

/** The interactions that an anchor looks for, in the order of the flags `h0`, `h1`. */
export function anchorMatches(anchor: Anchor): readonly Match[] {
	if (anchor.at === 'start' || anchor.at === 'end') return [];
	return anchor.at === 'between' ? [anchor.match, anchor.until] : [anchor.match];
}

/** SQL: the events with a flag for each match, in the same order. */
export function flagged(t: Tables, anchor: Anchor, sources: readonly Source[]): string {
	const matches = anchorMatches(anchor);
	if (matches.length === 0) return `from ${t.events}`;
	const codes = matches.map((match) => byCode(t, match));
	if (codes.every((code) => code !== undefined)) {
		return `select *, ${codes.map((code, i) => `${code} as h${i}`).join(', ')} from ${t.events}`;
	}
	const match = new MatchSql(sources, matches);
	const flags = matches.map((one, i) => `${match.predicate(one)} as h${i}`);
	const events = `(select *, row_number() over () as place from ${t.events})`;
	return `select e.* exclude (place), ${flags.join(', ')}
	from ${match.relation({ ...t, events })} order by e.place`;
}

/** Whether an event's codes say that it matches; undefined where only its row does. */
function byCode(t: Tables, match: Match): string | undefined {
	const tests = match.map((test) => testByCode(t, test));
	return tests.every((test) => test !== undefined) ? `(${tests.join(' and ')})` : undefined;
}

function testByCode(t: Tables, test: Test): string | undefined {
	if (isUnset(test)) return 'true';
	const { field } = test;
	if (typeof field !== 'string' || field === 'source' || test.op !== 'is') return undefined;
	const names = { touchpoint: t.touchpoints, channel: t.channels, stage: t.stages }[field];
	const values = test.values.map((value) => literal(String(value))).join(', ');
	return `coalesce(${listOf(names, `name in (${values})`)}[${field} + 1], false)`;
}

/**
 * From `followed` to `windows` (unit, lo, hi, origin): which of a unit's steps are shown, and what their
 * numbers are less. Units without what the anchor looks for have none.
 */
export function windowParts(anchor: Anchor, depth: number): readonly Part[] {
	const most = integer(depth - 1);
	const window = (from: string, lo: string, hi: string, origin: string): Part => ({
		name: 'windows',
		sql: `select unit, ${lo} as lo, ${hi} as hi, ${origin} as origin from ${from}`
	});
	const last = (first: string, end: string) => `greatest(${first}, ${end} - ${most})`;
	switch (anchor.at) {
		case 'start':
			return [];
		case 'end':
			return [
				{ name: 'ends', sql: 'select unit, g as a from followed where not goes_on' },
				window('ends', last('1', 'a'), 'a', 'a')
			];
		case 'after':
			return [anchored(anchor.which), window('anchored', 'a', `a + ${most}`, 'a - 1')];
		case 'around':
			return [anchored(anchor.which), window('anchored', last('1', 'a'), `a + ${most}`, 'a')];
		case 'before':
			return [
				anchored(anchor.which),
				anchor.count === 'back'
					? window('anchored', last('1', 'a'), 'a', 'a')
					: window('anchored', last('1', 'a'), 'a', `${last('1', 'a')} - 1`)
			];
		case 'between': {
			const reached: Part = {
				name: 'reached',
				sql: `select a.unit, a.a, min(f.g) as b from anchored a join followed f on f.unit = a.unit
	where f.h1 and f.g > a.a group by a.unit, a.a`
			};
			const origin = { forth: 'a - 1', back: 'b', 'from-one': `${last('a', 'b')} - 1` };
			const forth = anchor.count === 'forth';
			return [
				anchored(anchor.which),
				reached,
				window(
					'reached',
					forth ? 'a' : last('a', 'b'),
					forth ? `least(b, a + ${most})` : 'b',
					origin[anchor.count]
				)
			];
		}
	}
}

/** Table (unit, a): where in its steps a unit has what is looked for. */
function anchored(which: 'first' | 'last' | number): Part {
	const hits = 'select unit, g from followed where h0';
	const sql =
		typeof which === 'number'
			? `select unit, g as a from (${hits}) qualify row_number() over (partition by unit order by g) = ${integer(which)}`
			: `select unit, ${which === 'first' ? 'min' : 'max'}(g) as a from (${hits}) group by unit`;
	return { name: 'anchored', sql };
}
