import type { Context } from '../analysis';
import { flagged } from '../metrics/measure-frame';
import { journeysTables } from '../tables';
import type { TimingSpec } from './spec';
import { unitsWithin } from '../units';

/**
 * SQL: one row a unit whose clock started, (person, journey, seconds DOUBLE, happened BOOLEAN). To whom it did
 * not happen is seen until the last event of the journey or session; a person until the end of the data.
 */
export function timedUnits(spec: TimingSpec, segment: string, context: Context): string {
	const { journeys, unit, from, to, outcome } = spec;
	const t = unitsWithin(context, { journeys, segment, unit });
	const all = journeysTables(context.keyOf(journeys));
	const numbered = `(select *, (row_number() over ())::integer as n from ${t.events})`;
	const marked = flagged(numbered, { a: from, b: to }, t, context.sources);
	const ends = outcome === 'success' ? 'succeeds' : 'fails';
	const stops =
		to.length > 0
			? 'b'
			: `coalesce(touchpoint in (select code from ${t.touchpoints} where ${ends}), false)`;
	// What starts the clock cannot stop it, unless it is no more than the beginning.
	const later = from.length === 0 ? '>=' : '>';
	const seen = unit === 'person' ? `(select max(end_time) from ${all.journeys})` : 's.seen';
	return `with marked as (select unit, person, journey, n, time, a, ${stops} as b from ${marked}),
started as (select unit, any_value(person) as person, any_value(journey) as journey, min(n) as n, min(time) as began from marked where a group by unit),
came as (select m.unit, min(m.time) as until from marked m join started s on s.unit = m.unit and m.n ${later} s.n where m.b group by m.unit),
last_seen as (select unit, max(time) as seen from marked group by unit)
select b.person, b.journey, (epoch_us(coalesce(c.until, ${seen})) - epoch_us(b.began)) / 1e6 as seconds, c.until is not null as happened
from started b join last_seen s on s.unit = b.unit left join came c on c.unit = b.unit`;
}
