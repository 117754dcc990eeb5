import type { InputValue } from '$lib/journey/input/spec';
import { readNumber } from '$lib/ui/stepping';

/** An input of another kind, with whatever of the old value it can hold. */
export function valueOf(type: InputValue['type'], old: InputValue): InputValue {
	const text = old.type === 'range' ? '' : String(old.value);
	if (type === old.type) return old;
	switch (type) {
		case 'range':
			return { type, from: '', to: '' };
		case 'choice':
			return { type, options: text === '' ? [] : [text], value: text };
		case 'number':
			return { type, value: readNumber(text) ?? 0 };
		case 'text':
			return { type, value: text };
	}
}

/** A number's input with another bound, or without it; the value stays within. */
export function limited(
	old: Extract<InputValue, { type: 'number' }>,
	end: 'min' | 'max',
	limit: number | undefined
): InputValue {
	const bounds = { min: old.min, max: old.max, [end]: limit };
	const { min, max } = bounds;
	return {
		type: 'number',
		value: Math.min(max ?? Infinity, Math.max(min ?? -Infinity, old.value)),
		...(min === undefined ? {} : { min }),
		...(max === undefined ? {} : { max })
	};
}
