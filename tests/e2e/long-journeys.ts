/** An analysis that nobody has yet: how many journeys are long. What is new for it, by path. */
export const NEW_FILES: Readonly<Record<string, string>> = {
	'src/lib/journey/long/long.ts': `import * as v from 'valibot';
import type { Analysis, Context } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { objects } from '../rows';
import { parseSpec } from '../spec-error';
import { requiredWithin, tablesWithin } from '../within';

const schema = v.strictObject({
	journeys: v.pipe(v.string(), v.nonEmpty()),
	segment: v.optional(v.string(), ''),
	least: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 2)
});
export type LongSpec = v.InferOutput<typeof schema>;
export interface LongResult {
	readonly journeys: number;
	readonly long: number;
}

export const long: Analysis<LongSpec, LongResult> = {
	kind: 'long',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('long', schema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : parseSpec('long', schema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: () => [],
	compile: (spec, context) => [
		{ name: 'long', sql: \`select count(*)::integer as journeys, (count(*) filter (where events >= \${spec.least}))::integer as long from (\${lengths(spec, context)})\` }
	],
	decode: (rows) => {
		const [row] = objects(rows, 'long');
		return { journeys: Number(row?.['journeys']), long: Number(row?.['long']) };
	},
	relations: (spec, context) => [{ name: context.cell.name, query: lengths(spec, context) }],
	behind: (_, spec, context) => ({
		unit: 'journey',
		journeys: spec.journeys,
		query: \`select journey from (\${lengths(spec, context)}) where events >= \${spec.least}\`
	})
};

function lengths({ journeys, segment }: LongSpec, context: Context): string {
	const { events } = tablesWithin(context, journeys, segment);
	return \`select journey, count(*)::integer as events from \${events} group by journey\`;
}
`,
	'src/lib/cells/long/definition.ts': `import Ruler from '@lucide/svelte/icons/ruler';
import type { LongResult, LongSpec } from '$lib/journey/long/long';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import View from './View.svelte';

export const long = defineCell<LongSpec, LongResult>({
	kind: 'long',
	icon: Ruler,
	settings: [{ tag: 'least', label: 'cells.setting-long' }],
	sentence: (spec, session) => ({
		key: 'cells.sentence-long',
		params: { journeysName: session.nameOf(spec.journeys), least: spec.least }
	}),
	Setting,
	Editor: undefined,
	View,
	Table: undefined,
	counted: undefined
});
`,
	'src/lib/cells/long/Setting.svelte': `<script lang="ts">
	import type { LongSpec } from '$lib/journey/long/long';
	import { words } from '$lib/state/locale.svelte';
	import NumberField from '$lib/ui/NumberField.svelte';
	import type { SettingProps } from '../definition';

	let { session, cell, spec, tag }: SettingProps<LongSpec> = $props();
	const t = $derived(words.t);
</script>

<NumberField
	id="{cell.id}-{tag}"
	label={t('cells.setting-long')}
	increase={t('common.increase')}
	decrease={t('common.decrease')}
	min={1}
	max={99}
	value={spec.least}
	onchange={(least) => session.notebook.change(cell.id, { ...spec, least }, \`\${cell.id}.\${tag}\`)}
/>
`,
	'src/lib/cells/long/View.svelte': `<script lang="ts">
	import type { LongResult, LongSpec } from '$lib/journey/long/long';
	import { words } from '$lib/state/locale.svelte';
	import Figure from '$lib/ui/Figure.svelte';
	import Figures from '$lib/ui/Figures.svelte';
	import type { ViewProps } from '../definition';

	let { result, behind }: ViewProps<LongSpec, LongResult> = $props();
	const t = $derived(words.t);
	const f = $derived(words.formats);
</script>

<Figures>
	<Figure
		label={t('cells.name-long')}
		value={f.integer(result.long)}
		detail={f.integer(result.journeys)}
		onopen={() => behind({}, t('cells.name-long'))}
	/>
</Figures>
`
};

interface Change {
	/** The line before the new ones. */
	readonly after: RegExp;
	readonly lines: readonly string[];
}

/** Lines that are new in files that there are, by path. */
export const NEW_LINES: Readonly<Record<string, readonly Change[]>> = {
	'src/lib/journey/registry.ts': [
		{ after: /^import \{ flow \}/, lines: [`import { long } from './long/long';`] },
		{ after: /^\tvariants,$/, lines: ['\tlong,'] }
	],
	'src/lib/cells/registry.ts': [
		{ after: /^import \{ flow \}/, lines: [`import { long } from './long/definition';`] },
		{ after: /^\tvariants,$/, lines: ['\tlong,'] }
	],
	'src/lib/messages/en/cells.ts': [
		{
			after: /^export const cells/,
			lines: [
				`	'name-long': 'Long journeys',`,
				`	'about-long': 'How many journeys take some steps',`,
				`	'setting-long': 'Steps at least',`,
				`	'sentence-long': 'Of {journeysName}, those of <least>{least, number} steps</least> or more',`
			]
		}
	],
	'src/lib/messages/it/cells.ts': [
		{
			after: /^export const cells/,
			lines: [
				`	'name-long': 'Percorsi lunghi',`,
				`	'about-long': 'Quanti percorsi fanno qualche passo',`,
				`	'setting-long': 'Passi almeno',`,
				`	'sentence-long': 'Di {journeysName}, quelli di <least>{least, number} passi</least> o più',`
			]
		}
	]
};
