import type { JourneysSpec, Outcome } from '$lib/journey/journeys/spec';
import type { Pattern } from '$lib/journey/journeys/pattern';
import type { Rule } from '$lib/journey/journeys/touchpoint-rules';
import type { Stitched } from './people';

// Journeys by their definition: one event after the other, with a memory of the journey that is open.

/** What a row says besides who, when and what. */
export interface Said {
	readonly case?: string | null;
	readonly stage?: string | null;
	readonly kind?: string | null;
	/** Seconds from its start to its end. */
	readonly lasted?: number | null;
}

export interface CutEvent {
	readonly source: number;
	readonly row: number;
	readonly touchpoint: string | null;
	readonly channel: string | null;
	readonly stage: string | null;
	readonly repeats: number;
}

export interface CutJourney {
	readonly person: string;
	readonly case: string | null;
	/** Seconds. */
	readonly start: number;
	readonly end: number;
	readonly outcome: Outcome | null;
	readonly open: boolean;
	readonly events: readonly CutEvent[];
}

interface Row extends Stitched {
	readonly said: Said;
	readonly stage: string | null;
	/** An end that ends something. */
	readonly ends: boolean;
	/** Seconds. */
	until: number;
}

interface Travel {
	readonly rows: Row[];
	/** Start-to-end: how it was closed. */
	closed?: 'end' | 'silence';
}

function isMatch(name: string | null, { match, text }: Pattern): boolean {
	if (name === null || text === '') return false;
	if (match === 'exact') return name === text;
	if (match === 'regex') return new RegExp(text, 'u').test(name);
	const quoted = text.replaceAll(/[.+^${}()|[\]\\/-]/g, String.raw`\$&`);
	return new RegExp(`^${quoted.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'us').test(name);
}

const any = (name: string | null, patterns: readonly Pattern[]) =>
	patterns.some((pattern) => isMatch(name, pattern));

export function renamed(
	name: string | null,
	rules: readonly Rule[],
	on: Rule['on']
): string | null {
	const rule = rules.find((one) => one.on === on && one.name !== '' && isMatch(name, one));
	if (name === null || rule === undefined) return name;
	if (rule.match !== 'regex') return rule.name;
	const found = new RegExp(rule.text, 'u').exec(name) ?? [];
	const made = rule.name.replaceAll(/\$(\$|\d)/g, (_, sign: string) =>
		sign === '$' ? '$' : (found[Number(sign)] ?? '')
	);
	return made === '' ? null : made;
}

/** What tells the calendar's period of an instant from others, in UTC. */
function periodOf(seconds: number, period: string, weekStart: string): string {
	const date = new Date(seconds * 1000);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
	if (period === 'year') return `${year}`;
	if (period === 'quarter') return `${year} ${Math.floor(month / 3)}`;
	if (period === 'month') return `${year} ${month}`;
	if (period === 'day') return `${year} ${month} ${day}`;
	const sinceStart = (date.getUTCDay() + (weekStart === 'monday' ? 6 : 0)) % 7;
	return `${Math.floor(seconds / 86_400) - sinceStart}`;
}

/** A written time, in UTC. */
function secondsOf(written: string): number {
	const [day, clock = '00:00'] = written.split(' ');
	return Date.parse(`${day}T${clock}Z`) / 1000;
}

export function cutJourneys(
	stitched: readonly Stitched[],
	said: (event: Stitched) => Said,
	spec: JourneysSpec,
	weekStart = 'monday'
): CutJourney[] {
	const { cut, stages } = spec;
	const inside = stitched.filter(
		({ time }) =>
			!(time < secondsOf(spec.during.from || '0000-01-01')) &&
			!(time > secondsOf(spec.during.to || '9999-01-01'))
	);
	const dataEnd = Math.max(...inside.map(({ time }) => time));
	const rows = inside
		.map((event): Row => {
			const touchpoint = renamed(event.touchpoint, spec.rules, 'touchpoint');
			const stage =
				stages.by === 'column'
					? (said(event).stage ?? null)
					: (stages.list.find((one) => any(touchpoint, one.touchpoints))?.name ?? null);
			const channel = renamed(event.channel, spec.rules, 'channel');
			const sayings = said(event);
			const lasted = spec.endings.times === true ? (sayings.lasted ?? 0) : 0;
			const until = event.time + Math.max(0, lasted);
			return { ...event, touchpoint, channel, stage, said: sayings, ends: false, until };
		})
		.filter(
			({ touchpoint }) =>
				(spec.include.length === 0 || any(touchpoint, spec.include)) &&
				!any(touchpoint, spec.exclude)
		);
	const journeys = unitsOf(rows, spec).flatMap((unit) =>
		travels(unit, spec, weekStart).map((travel) => ({ unit, travel, end: endOf(travel, spec) }))
	);
	return journeys.map(({ unit, travel, end }) => {
		const [start] = travel.rows;
		const reached = travel.rows.find(
			({ touchpoint }) => any(touchpoint, spec.success) || any(touchpoint, spec.failure)
		);
		const decides = spec.success.length + spec.failure.length > 0;
		const undecided = decides && reached === undefined;
		const soon = 'minutes' in cut && end + cut.minutes * 60 >= dataEnd;
		const open =
			cut.by === 'inactivity'
				? soon
				: cut.by === 'start-end'
					? reached === undefined && soon
					: cut.by === 'calendar'
						? periodOf(start!.time, cut.period, weekStart) ===
							periodOf(dataEnd, cut.period, weekStart)
						: undecided;
		const otherwise = open ? 'open' : cut.by === 'start-end' ? 'abandoned' : null;
		const decided =
			reached &&
			(any(reached.touchpoint, spec.success) ? ('success' as const) : ('failure' as const));
		return {
			person: unit[0]!.person,
			case: cut.by === 'case' ? caseOf(start!) : null,
			start: start!.time,
			end,
			outcome: decided ?? otherwise,
			open,
			events: eventsOf(travel.rows, spec.collapse)
		};
	});
}

/** A run of repeats that is one event lasts until the last of them is over. */
function endOf({ rows }: Travel, { collapse }: JourneysSpec): number {
	const lasts = rows.filter(
		(row, at) => !collapse || row.touchpoint !== rows[at + 1]?.touchpoint || at + 1 === rows.length
	);
	return Math.max(...lasts.map(({ until }) => until));
}

const caseOf = ({ said }: Row) => said.case ?? null;
const isEnding = ({ said }: Row, { endings }: JourneysSpec) =>
	endings.column !== '' && said.kind != null && endings.values.includes(said.kind);

/** Rows by person, or by case, each in the total order. */
function unitsOf(rows: readonly Row[], spec: JourneysSpec): Row[][] {
	const units = new Map<string, Row[]>();
	for (const row of rows) {
		const key = spec.cut.by === 'case' ? caseOf(row) : row.person;
		if (key !== null) units.set(key, [...(units.get(key) ?? []), row]);
	}
	return [...units.values()].flatMap((unit) => {
		const inOrder = unit.toSorted(
			(a, b) => a.time - b.time || a.source - b.source || a.row - b.row
		);
		const sorted = spec.endings.match === 'same' ? paired(inOrder, spec) : told(inOrder, spec);
		// Ends that nothing stands before end nothing.
		const first = sorted.findIndex(({ ends }) => !ends);
		if (first < 0) return [];
		const { person } = sorted[first]!;
		return [sorted.slice(first).map((row) => (spec.cut.by === 'case' ? { ...row, person } : row))];
	});
}

const told = (unit: readonly Row[], spec: JourneysSpec) =>
	unit.map((row) => ({ ...row, ends: isEnding(row, spec) }));

/** Each end takes the first of its touchpoint that goes on; without one it is an event. */
function paired(unit: readonly Row[], spec: JourneysSpec): Row[] {
	const rows = unit.map((row) => ({ ...row }));
	const going: (typeof rows)[number][] = [];
	for (const row of rows) {
		const started = going.findIndex(({ touchpoint }) => touchpoint === row.touchpoint);
		if (!isEnding(row, spec)) going.push(row);
		else if (started >= 0) {
			const [begun] = going.splice(started, 1);
			begun!.until = Math.max(begun!.until, row.time);
			row.ends = true;
		}
	}
	return rows;
}

function travels(unit: readonly Row[], spec: JourneysSpec, weekStart: string): Travel[] {
	const { cut } = spec;
	const found: Travel[] = [];
	/** The journey that goes on, and when the last thing that counts was over. */
	let current: Travel | undefined;
	let last: Row | undefined;
	let over = 0;
	for (const row of unit) {
		if (row.ends) {
			if (spec.endings.match === 'same') continue;
			if (last !== undefined) last.until = over = Math.max(over, row.time);
			continue;
		}
		const silent = last !== undefined && 'minutes' in cut && row.time - over > cut.minutes * 60;
		if (cut.by === 'start-end') {
			if (current?.closed === undefined && current !== undefined && silent)
				current.closed = 'silence';
			if (current === undefined || current.closed !== undefined) {
				if (any(row.touchpoint, cut.start)) found.push((current = { rows: [] }));
				else current = undefined;
			}
		} else {
			const turned =
				cut.by === 'calendar' &&
				last !== undefined &&
				periodOf(last.time, cut.period, weekStart) !== periodOf(row.time, cut.period, weekStart);
			if (current === undefined || silent || turned) found.push((current = { rows: [] }));
		}
		if (current !== undefined) {
			current.rows.push(row);
			const ends = any(row.touchpoint, spec.success) || any(row.touchpoint, spec.failure);
			if (cut.by === 'start-end' && ends) current.closed = 'end';
		}
		last = row;
		over = row.until;
	}
	return found;
}

function eventsOf(rows: readonly Row[], collapse: boolean): CutEvent[] {
	const events: CutEvent[] = [];
	for (const { source, row, touchpoint, channel, stage } of rows) {
		const before = events.at(-1);
		if (collapse && before !== undefined && before.touchpoint === touchpoint) {
			events[events.length - 1] = { ...before, repeats: before.repeats + 1 };
		} else events.push({ source, row, touchpoint, channel, stage, repeats: 1 });
	}
	return events;
}
