import type { Option } from '../options';
import type { Column } from '../table/columns';

export const channels: Option[] = [
	{ value: 'web', label: 'Web', colour: 'var(--hue-1)' },
	{ value: 'phone', label: 'Phone', detail: 'Calls in and out' },
	{ value: 'store', label: 'Store', disabled: true }
];

export const touchpoints: Option[] = Array.from({ length: 300 }, (_, index) => ({
	value: `t${index}`,
	label: `Touchpoint ${index}`
}));

interface Place {
	readonly name: string | null;
	readonly reached: number;
}

export const rows: Place[] = [
	{ name: 'search', reached: 1204 },
	{ name: null, reached: 3 },
	{ name: 'Cart', reached: 98 }
];

export const columns: Column<Place>[] = [
	{ key: 'name', label: 'Where', type: 'text', value: ({ name }) => name },
	{
		key: 'reached',
		label: 'Reached',
		type: 'integer',
		value: ({ reached }) => reached,
		format: (value: number) => value.toLocaleString('en')
	}
];
