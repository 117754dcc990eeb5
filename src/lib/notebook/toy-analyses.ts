import * as v from 'valibot';
import { SOURCES, type Analysis, type Scope } from '$lib/journey/analysis';
import { parseSpec } from '$lib/journey/spec-error';
import type { Settings } from './document';
import type { AnalysisOf } from './graph';

/** Kinds of cell made for the tests of this folder and of the storage: they depend, and count nothing. */
const schemas = {
	people: v.strictObject({ limit: v.optional(v.number(), 10) }),
	paths: v.strictObject({ of: v.string(), depth: v.optional(v.pipe(v.number(), v.integer()), 6) }),
	join: v.strictObject({ parts: v.optional(v.array(v.string()), []) }),
	reader: v.strictObject({ from: v.array(v.string()) }),
	note: v.strictObject({
		text: v.optional(v.string(), ''),
		data: v.optional(v.record(v.string(), v.unknown()), {})
	})
};

interface Toy<Spec> {
	readonly kind: string;
	readonly schema: v.GenericSchema<unknown, Spec>;
	readonly uses?: readonly (keyof Settings)[];
	readonly requires: (spec: Spec, scope: Scope) => readonly string[];
	/** Whether other cells may read it by its name. */
	readonly named?: boolean;
}

function toy<Spec>(
	{ kind, schema, uses = [], requires, named = false }: Toy<Spec>,
	version = 1
): Analysis {
	const parse = (spec: unknown) => parseSpec(kind, schema, spec);
	return {
		kind,
		version,
		uses,
		runs: true,
		asks: false,
		parse,
		initial: () => undefined,
		requires: (spec, scope) => requires(parse(spec), scope),
		gives: (cell) => (named ? [cell.name] : []),
		builds: () => [],
		compile: () => [],
		decode: () => null,
		relations: () => []
	};
}

/** Finds a toy analysis. `versions` raises the version of some kinds. */
export function toyAnalyses(versions: Readonly<Record<string, number>> = {}): AnalysisOf {
	const { people, paths, join, reader, note } = schemas;
	const all = [
		toy(
			{
				kind: 'people',
				schema: people,
				uses: ['timeZone'],
				requires: () => [SOURCES],
				named: true
			},
			versions['people']
		),
		toy({ kind: 'paths', schema: paths, requires: (spec) => [spec.of] }, versions['paths']),
		toy({ kind: 'join', schema: join, requires: (spec) => spec.parts }, versions['join']),
		toy({ kind: 'reader', schema: reader, requires: readers }, versions['reader']),
		toy({ kind: 'note', schema: note, requires: () => [] }, versions['note'])
	];
	const byKind = new Map(all.map((analysis) => [analysis.kind, analysis]));
	return (kind) => byKind.get(kind);
}

/** The nodes behind the names that it reads; a name that nobody gives is passed over. */
function readers(spec: { from: readonly string[] }, scope: Scope): string[] {
	return spec.from.flatMap((name) => {
		const relation = scope.relations.find((other) => other.name === name);
		return relation === undefined ? [] : [relation.node];
	});
}
