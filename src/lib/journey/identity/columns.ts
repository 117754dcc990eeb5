import { identifiersOf, type IdentifierColumn } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { literal } from '$lib/sql/quote';
import { ruleOf, type IdentifierRule } from './rules';
import type { IdentitySpec } from './spec';

/** How a cell takes each type of identifier. */
export class IdentityTypes {
	/** Every type that counts, in alphabetical order. */
	readonly all: readonly string[];
	readonly #spec: IdentitySpec;
	readonly #priorities: readonly number[];

	constructor(sources: readonly Source[], spec: IdentitySpec) {
		this.#spec = spec;
		const types = new Set(sources.flatMap(identifiersOf).map(({ type }) => type));
		this.all = [...types].filter((type) => this.#counts(type)).sort();
		const own = this.all.map((type) => this.ruleOf(type)).filter(isOwn);
		this.#priorities = [...new Set(own.map(({ priority }) => priority))].sort((a, b) => b - a);
	}

	/** How many levels there are, of unique types by priority and of shared ones. */
	get levels(): number {
		return this.#priorities.length + 1;
	}

	/** In the field-based method, the one type names people and the other may be shared. */
	ruleOf(type: string): IdentifierRule {
		const rule = ruleOf(this.#spec.types, type);
		const { method } = this.#spec;
		if (method.by === 'graph') return rule;
		return { ...rule, strength: type === method.transient ? 'own' : 'shared' };
	}

	/** 0 for the unique types that decide, then those of lower priority, last the types that may be shared. */
	levelOf(type: string): number {
		const rule = this.ruleOf(type);
		return isOwn(rule) ? this.#priorities.indexOf(rule.priority) : this.#priorities.length;
	}

	/** The identifier columns of a source: those that say most about whose a row is come first. */
	columnsOf(source: Source): readonly IdentifierColumn[] {
		const columns = identifiersOf(source).filter(({ type }) => this.all.includes(type));
		const rank = ({ type }: IdentifierColumn) => -this.ruleOf(type).priority;
		return columns.toSorted(
			(a, b) => this.levelOf(a.type) - this.levelOf(b.type) || rank(a) - rank(b)
		);
	}

	/** SQL that depends on the column `type`; types that have the same are one case. */
	sql(of: (rule: IdentifierRule, type: string) => string, column = 'type'): string {
		const cases = new Map<string, string[]>();
		for (const type of this.all) {
			const sql = of(this.ruleOf(type), type);
			cases.set(sql, [...(cases.get(sql) ?? []), type]);
		}
		const [[most = 'null'] = [], ...others] = [...cases].sort(
			([, a], [, b]) => b.length - a.length
		);
		if (others.length === 0) return most;
		const whens = others.map(
			([sql, same]) => `when ${column} in (${same.map(literal).join(', ')}) then ${sql}`
		);
		return `case ${whens.join('\n\t\t')}\n\t\telse ${most} end`;
	}

	#counts(type: string): boolean {
		const { method } = this.#spec;
		return method.by === 'graph' || type === method.persistent || type === method.transient;
	}
}

function isOwn({ strength }: IdentifierRule): boolean {
	return strength === 'own';
}
