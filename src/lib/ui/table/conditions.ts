import { isNumeric, isTemporal, type TableColumn } from './columns';
import { numberIn, type Condition } from './filter';

export type Kind = Condition['kind'];

/** What can be asked of a column, what is asked most first. */
export function kindsOf({ type, day }: TableColumn): readonly Kind[] {
	if (isNumeric(type)) return ['range', 'equals', 'empty', 'filled'];
	if (isTemporal(type) && day) return ['range', 'empty', 'filled'];
	return ['contains', 'equals', 'empty', 'filled'];
}

/** What somebody has written for a column as a condition, undefined while it says nothing yet. */
export function conditionOf(
	column: TableColumn,
	kind: Kind,
	text: string,
	from: string,
	to: string
): Condition | undefined {
	switch (kind) {
		case 'empty':
		case 'filled':
			return { kind };
		case 'contains':
		case 'equals':
			return text.trim() === '' ? undefined : { kind, text };
		case 'range': {
			const { day } = column;
			const bounds =
				isTemporal(column.type) && day
					? {
							least: from === '' ? undefined : day(from)[0],
							before: to === '' ? undefined : day(to)[1]
						}
					: { least: numberIn(from), most: numberIn(to) };
			return Object.values(bounds).every((bound) => bound === undefined)
				? undefined
				: { kind, ...bounds };
		}
	}
}
