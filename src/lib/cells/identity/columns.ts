import type { IdentityResult } from '$lib/journey/identity';
import type { Formats, Translate } from '$lib/messages';
import type { Column } from '$lib/ui/table-columns';
import { identifierName } from '../identifier-name';

interface Words {
	readonly t: Translate;
	readonly formats: Formats;
}

type Row<Field extends keyof IdentityResult> = IdentityResult[Field] extends readonly (infer One)[]
	? One
	: never;

export function typeColumns({ t, formats }: Words): readonly Column<Row<'identifiers'>>[] {
	return [
		{
			key: 'type',
			label: t('cells.identifier-type'),
			type: 'text',
			value: (row) => identifierName(row.type, t)
		},
		{
			key: 'own',
			label: t('cells.strength'),
			type: 'text',
			value: (row) => t(row.own ? 'cells.strength-own' : 'cells.strength-shared')
		},
		{
			key: 'values',
			label: t('cells.values'),
			type: 'integer',
			value: (row) => row.values,
			format: (value: number) => formats.integer(value)
		},
		{
			key: 'shared',
			label: t('cells.of-several'),
			type: 'integer',
			value: (row) => row.shared,
			format: (value: number) => formats.integer(value)
		}
	];
}

export function dividedColumns({ t, formats }: Words): readonly Column<Row<'divided'>>[] {
	return [
		{
			key: 'value',
			label: t('cells.identifier'),
			type: 'text',
			value: (row) => `${identifierName(row.type, t)} ${row.value}`,
			width: '16rem'
		},
		{
			key: 'people',
			label: t('cells.people'),
			type: 'integer',
			value: (row) => row.people,
			format: (value: number) => formats.integer(value)
		}
	];
}

export function largestColumns({ t, formats }: Words): readonly Column<Row<'largest'>>[] {
	return [
		{
			key: 'example',
			label: t('cells.person'),
			type: 'text',
			value: (row) => row.example,
			width: '14rem'
		},
		{
			key: 'identifiers',
			label: t('cells.identifiers'),
			type: 'integer',
			value: (row) => row.identifiers,
			format: (value: number) => formats.integer(value)
		},
		{
			key: 'interactions',
			label: t('cells.interactions'),
			type: 'integer',
			value: (row) => row.interactions,
			format: (value: number) => formats.integer(value)
		}
	];
}
