import { StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Position } from '$lib/state/error-place';

/** Says where the last run failed, or that it did not. */
export const markError = StateEffect.define<Position | undefined>();

const mark = Decoration.mark({ class: 'cm-error-place' });

/** Underlines the word at which the last run failed, until the text changes. */
export const errorMark = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, transaction) {
		let next = transaction.docChanged ? Decoration.none : marks;
		for (const effect of transaction.effects) {
			if (effect.is(markError)) next = marksAt(transaction.newDoc, effect.value);
		}
		return next;
	},
	provide: (field) => EditorView.decorations.from(field)
});

function marksAt(text: Text, place: Position | undefined): DecorationSet {
	if (place === undefined || place.line > text.lines) return Decoration.none;
	const line = text.line(place.line);
	const from = Math.min(line.from + place.column - 1, Math.max(line.from, line.to - 1));
	const word = /^\w+/.exec(text.sliceString(from, line.to))?.[0] ?? '';
	const to = Math.min(from + Math.max(1, word.length), line.to);
	return to > from ? Decoration.set(mark.range(from, to)) : Decoration.none;
}
