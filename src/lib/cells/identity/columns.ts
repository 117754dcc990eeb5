import type { IdentityResult } from '$lib/journey/identity/identity';
import type { Identifier } from '$lib/journey/identity/spec';
import type { Words } from '$lib/messages';
import type { Column } from '$lib/ui/table/columns';
import { identifierName } from '../identifier-name';
import { identifierWords } from './identifier-words';

type Row<Field extends keyof IdentityResult> = IdentityResult[Field] extends readonly (infer One)[]
	? One
	: never;
type Held = IdentityResult['held']['largest'][number];
type Ask = (identifier: Identifier) => void;

function count<Row>(
	key: string,
	label: string,
	value: (row: Row) => number,
	{ formats }: Words,
	onopen?: (row: Row) => void
): Column<Row> {
	return {
		key,
		label,
		type: 'integer',
		value,
		format: (of: number) => formats.integer(of),
		onopen
	};
}

function named<Row>(
	label: string,
	of: (row: Row) => Identifier,
	{ t }: Words,
	ask?: Ask
): Column<Row> {
	return {
		key: 'name',
		label,
		type: 'text',
		value: (row) => identifierWords(of(row), t),
		width: '16rem',
		...(ask === undefined ? {} : { onopen: (row: Row) => ask(of(row)) })
	};
}

export function tieColumns(
	words: Words,
	nameOf: (source: string) => string
): readonly Column<Row<'ties'>>[] {
	const { t, formats } = words;
	const share = (part: number, { rows }: Row<'ties'>) => (rows === 0 ? null : part / rows);
	const percent = (key: string, label: string, of: (row: Row<'ties'>) => number) => ({
		key,
		label,
		type: 'percent' as const,
		value: (row: Row<'ties'>) => share(of(row), row),
		format: (value: number) => formats.percent(value)
	});
	return [
		{
			key: 'source',
			label: t('identity.source'),
			type: 'text',
			value: (row) => nameOf(row.source)
		},
		{
			key: 'channel',
			label: t('cells.channel'),
			type: 'text',
			value: (row) => row.channel ?? t('cells.unnamed')
		},
		count('rows', t('identity.rows'), ({ rows }: Row<'ties'>) => rows, words),
		percent('before', t('identity.before'), ({ named: rows }) => rows),
		percent('after', t('identity.after'), ({ tied }) => tied)
	];
}

export function typeColumns(words: Words): readonly Column<Row<'identifiers'>>[] {
	const { t } = words;
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
		count('values', t('cells.values'), ({ values }: Row<'identifiers'>) => values, words),
		count('shared', t('identity.divided-count'), ({ shared }: Row<'identifiers'>) => shared, words),
		count('capped', t('identity.capped-count'), ({ capped }: Row<'identifiers'>) => capped, words)
	];
}

export function dividedColumns(
	words: Words,
	ask: Ask,
	see: (row: Row<'divided'>) => void
): readonly Column<Row<'divided'>>[] {
	const { t } = words;
	const partWords = ({ name, rows }: Row<'divided'>['shares'][number]) =>
		t('identity.share-part', { name: identifierWords(name, t), rows });
	return [
		named(t('cells.identifier'), (row: Row<'divided'>) => row, words, ask),
		count('people', t('cells.people'), ({ people }: Row<'divided'>) => people, words, see),
		count('rows', t('identity.rows-divided'), ({ rows }: Row<'divided'>) => rows, words),
		{
			key: 'shares',
			label: t('identity.shares'),
			type: 'text',
			value: (row) => row.shares.map(partWords).join(' · '),
			width: '28rem'
		}
	];
}

export function cappedColumns(words: Words, ask: Ask): readonly Column<Row<'capped'>>[] {
	return [
		named(words.t('cells.identifier'), (row: Row<'capped'>) => row, words, ask),
		count('met', words.t('identity.met'), ({ met }: Row<'capped'>) => met, words)
	];
}

export function heldColumns(
	words: Words,
	ask: Ask,
	see: (row: Held) => void
): readonly Column<Held>[] {
	const { t } = words;
	return [
		named(t('cells.person'), ({ name }: Held) => name, words, ask),
		count('identifiers', t('cells.identifiers'), ({ identifiers }: Held) => identifiers, words),
		count('rows', t('identity.rows'), ({ rows }: Held) => rows, words, see)
	];
}

export function largestColumns(
	words: Words,
	ask: Ask,
	see: (row: Row<'largest'>) => void
): readonly Column<Row<'largest'>>[] {
	const { t } = words;
	return [
		named(t('cells.person'), ({ name }: Row<'largest'>) => name, words, ask),
		count(
			'identifiers',
			t('cells.identifiers'),
			({ identifiers }: Row<'largest'>) => identifiers,
			words
		),
		count(
			'interactions',
			t('cells.interactions'),
			({ interactions }: Row<'largest'>) => interactions,
			words,
			see
		)
	];
}
