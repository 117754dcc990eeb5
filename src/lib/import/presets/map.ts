import { uniqueNames } from '../headings';
import type { Inspection } from '../inspection';
import type { Doubt, Proposal } from '../propose';
import { typeFor } from '../role-type';
import type { ColumnType, Role, SourceColumn } from '../source';
import { timeFormatOf } from '../time-formats';
import { assign } from './assign';
import { hasHeadings, labelsOf, valuesOf } from './labels';
import { withoutPreamble, zoneOf } from './preamble';
import type { Preset } from './preset';

/** Roles that a column of the user's own may have beside those that the preset gives. */
const OWN: ReadonlySet<Role['role']> = new Set(['score', 'comment', 'cost', 'value']);
/** Identifiers that it may hold: cookies and devices are the export's own to name. */
const OWN_IDENTIFIERS: ReadonlySet<string> = new Set([
	'email',
	'phone',
	'customer',
	'user',
	'card'
]);

/**
 * A proposal as the export means its columns. Columns that the preset does not name are attributes, but
 * for those that hold what the user has sent: these stay as they were proposed.
 */
export function withPreset(
	preset: Preset,
	inspection: Inspection,
	proposal: Proposal,
	timeZone: string
): Proposal {
	const data = withoutPreamble(preset, inspection);
	const given = assign(preset, inspection);
	const named = hasHeadings(inspection) ? undefined : labelsOf(preset, inspection)?.names;
	const names = named && uniqueNames(named);
	const kinds = new Set([...given.values()].map(({ role }) => role));
	const stays = ({ heading, role }: SourceColumn) =>
		(preset.open ?? []).some((start) => heading.startsWith(start)) &&
		(role.role === 'identifier'
			? OWN_IDENTIFIERS.has(role.identifier)
			: OWN.has(role.role) && !kinds.has(role.role));
	const columns = proposal.source.columns.map((column, i): SourceColumn => {
		const role = given.get(i) ?? (stays(column) ? column.role : { role: 'attribute' });
		const zone = zoneOf(preset, inspection, i);
		const hints = { values: valuesOf(data, i), timeZone: zone ?? timeZone };
		const type = inZone(typeFor(role, column.type, hints), zone);
		return { ...column, name: names?.[i] ?? column.name, type, role };
	});
	const reasons = columns.map(({ role }, i) => {
		if (given.has(i)) return { code: 'preset', values: {} } as const;
		const before = proposal.source.columns[i]?.role.role;
		const kept = proposal.reasons[i];
		return kept && before === role.role ? kept : ({ code: 'attribute', values: {} } as const);
	});
	const { touchpoint = '', channel = '' } = preset;
	const source = { ...proposal.source, columns, touchpoint, channel };
	return {
		...proposal,
		source,
		reasons,
		doubts: doubtsOf(preset, data, columns),
		preset: preset.id
	};
}

/** A type whose times, where they name no zone, are of this one. */
function inZone(type: ColumnType, zone: string | undefined): ColumnType {
	return type.type === 'time' && zone !== undefined ? { ...type, zone } : type;
}

function doubtsOf(
	{ guessed = false }: Preset,
	data: Inspection,
	columns: readonly SourceColumn[]
): Doubt[] {
	const doubts: Doubt[] = guessed ? [{ code: 'no-header' }] : [];
	if (data.rows.length === 0) doubts.push({ code: 'no-rows' });
	const index = columns.findIndex(({ role }) => role.role === 'time');
	const column = columns[index];
	if (column === undefined) return [...doubts, { code: 'no-time' }];
	const format = timeFormatOf(valuesOf(data, index), { named: true, dayFirst: false });
	if (format?.clock === false) doubts.push({ code: 'date-only', column: column.name });
	if (format?.ambiguous === true) doubts.push({ code: 'day-or-month', column: column.name });
	const known = columns.some(({ role }) => role.role === 'identifier');
	return known ? doubts : [...doubts, { code: 'no-identifier' }];
}
