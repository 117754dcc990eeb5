import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Few colours: keywords, what is quoted, what is aside. */
export const highlight = HighlightStyle.define([
	{ tag: [tags.keyword, tags.operatorKeyword], color: 'var(--accent)' },
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--warn)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--ink-soft)' },
	{ tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--ink-faint)' }
]);

export const theme = EditorView.theme({
	'&': { fontSize: 'var(--text-s)', color: 'var(--ink)' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: 'var(--leading-prose)' },
	'.cm-content': { padding: 'var(--space-3)', caretColor: 'var(--ink)' },
	'.cm-cursor': { borderLeftColor: 'var(--ink)' },
	'&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
		background: 'var(--selection) !important'
	},
	'.cm-placeholder': { color: 'var(--ink-faint)' },
	'.cm-error-place': {
		textDecoration: 'underline wavy var(--danger)',
		textUnderlineOffset: '3px'
	},
	'.cm-tooltip': {
		border: 'none',
		borderRadius: 'var(--radius)',
		background: 'var(--paper-raised)',
		boxShadow: 'var(--shadow)'
	},
	'.cm-tooltip-autocomplete ul li[aria-selected]': {
		background: 'var(--accent-wash)',
		color: 'var(--ink)'
	},
	'.cm-matchingBracket': { background: 'var(--press)' }
});
