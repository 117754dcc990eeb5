import { autocompletion, completionKeymap, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import {
	Annotation,
	Compartment,
	EditorState,
	Prec,
	Transaction,
	type Extension
} from '@codemirror/state';
import { EditorView, drawSelection, keymap, placeholder } from '@codemirror/view';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Position } from '$lib/state/error-place';
import { highlight, theme } from './code-theme';
import { errorMark, markError } from './error-mark';

export interface CodeEditorOptions {
	readonly label: string;
	readonly placeholder: string;
	/** What the document says. Read in an effect: a change from elsewhere shows. */
	readonly text: () => string;
	readonly relations: () => readonly string[];
	/** Columns of relations, as far as they are known. */
	readonly columns: () => ReadonlyMap<string, readonly string[]>;
	/** What inputs are called in a statement: `$name`. */
	readonly inputs: () => readonly string[];
	readonly errorAt: () => Position | undefined;
	readonly readOnly: () => boolean;
	readonly onwrite: (text: string) => void;
	readonly onrun: () => void;
}

/** Marks a change that the document made, not the user in this editor. */
const fromOutside = Annotation.define<boolean>();

/** A SQL editor on an element. Tab leaves it, unless the user clicked into it. */
export function codeEditor(options: CodeEditorOptions): Attachment<HTMLElement> {
	return (parent) => {
		const language = new Compartment();
		const access = new Compartment();
		const tab = new Compartment();
		const view: EditorView = new EditorView({
			parent,
			state: EditorState.create({
				doc: untrack(options.text),
				extensions: [
					history(),
					drawSelection(),
					bracketMatching(),
					autocompletion({ icons: false }),
					EditorView.lineWrapping,
					EditorView.contentAttributes.of({ 'aria-label': options.label }),
					placeholder(options.placeholder),
					Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (options.onrun(), true) }])),
					keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
					tab.of([]),
					language.of([]),
					access.of([]),
					syntaxHighlighting(highlight),
					theme,
					errorMark,
					EditorView.domEventHandlers({
						pointerdown: (_, editor) =>
							editor.dispatch({ effects: tab.reconfigure(keymap.of([indentWithTab])) }),
						blur: (_, editor) => editor.dispatch({ effects: tab.reconfigure([]) })
					}),
					EditorView.updateListener.of((update) => {
						if (
							update.docChanged &&
							!update.transactions.some((one) => one.annotation(fromOutside))
						) {
							options.onwrite(update.state.doc.toString());
						}
					})
				]
			})
		});

		$effect(() => {
			const text = options.text();
			if (text === view.state.doc.toString()) return;
			view.dispatch({
				changes: { from: 0, to: view.state.doc.length, insert: text },
				// The editor's own undo takes back what was typed in it, and nothing else.
				annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)]
			});
		});
		$effect(() => {
			const extension = languageOf(options.relations(), options.inputs(), options.columns());
			view.dispatch({ effects: language.reconfigure(extension) });
		});
		$effect(() => {
			view.dispatch({ effects: access.reconfigure(EditorState.readOnly.of(options.readOnly())) });
		});
		$effect(() => view.dispatch({ effects: markError.of(options.errorAt()) }));
		return () => view.destroy();
	};
}

function languageOf(
	relations: readonly string[],
	inputs: readonly string[],
	columns: ReadonlyMap<string, readonly string[]>
): Extension {
	const schema = Object.fromEntries(
		relations.map((relation) => [relation, [...(columns.get(relation) ?? [])]])
	);
	const complete = (context: CompletionContext) => {
		const begun = context.matchBefore(/\$[\w.]*/);
		if (begun === null) return null;
		return { from: begun.from, options: inputs.map((label) => ({ label, type: 'variable' })) };
	};
	/** Columns by themselves, of all relations that the statement speaks of. */
	const completeColumn = (context: CompletionContext) => {
		const begun = context.matchBefore(/(?<![\p{L}\p{N}_.$"])[\p{L}_][\p{L}\p{N}_]*/u);
		if (begun === null && !context.explicit) return null;
		const options = [...columns].flatMap(([relation, names]) =>
			names.map((label) => ({ label, apply: written(label), type: 'property', detail: relation }))
		);
		return options.length === 0 ? null : { from: begun?.from ?? context.pos, options };
	};
	return [
		sql({ dialect: PostgreSQL, schema, upperCaseKeywords: false }),
		PostgreSQL.language.data.of({ autocomplete: complete }),
		PostgreSQL.language.data.of({ autocomplete: completeColumn })
	];
}

/** A name as a statement needs it. */
function written(label: string): string {
	return /^[a-z_][a-z0-9_]*$/.test(label) ? label : `"${label.replaceAll('"', '""')}"`;
}
