import type { Component } from 'svelte';
import type { Icon } from '$lib/ui/icon';
import type { Key, Params } from '$lib/messages';
import type { Cell } from '$lib/notebook/document';
import type { NotebookSession } from '$lib/state/session.svelte';

export interface SettingProps<Spec> {
	readonly session: NotebookSession;
	readonly cell: Cell;
	readonly spec: Spec;
	/** Which setting, by its tag in the cell's sentence. */
	readonly tag: string;
}

export interface EditorProps<Spec> {
	readonly session: NotebookSession;
	readonly cell: Cell;
	readonly spec: Spec;
}

export interface ViewProps<Spec, Result> extends EditorProps<Spec> {
	readonly result: Result;
	/** Opens the people or journeys behind a number: the analysis's pick, and what it is in words. */
	readonly behind: (pick: unknown, title: string) => void;
}

export interface SentenceSpec {
	readonly key: Key;
	readonly params: Params;
}

/** How one kind of cell is shown. What it computes is its analysis in `journey/`. */
export interface CellDefinition<Spec, Result> {
	readonly kind: string;
	readonly icon: Icon;
	/** Settings by the tags of the sentence, each with its name. */
	readonly settings: readonly { readonly tag: string; readonly label: Key }[];
	/** The line that says what the cell shows; its tagged words are its settings. */
	sentence(spec: Spec, session: NotebookSession, cell: Cell): SentenceSpec;
	/** One setting's control. */
	readonly Setting: Component<SettingProps<Spec>> | undefined;
	/** Stands above the result whether there is one or not: where something is written. */
	readonly Editor: Component<EditorProps<Spec>> | undefined;
	readonly View: Component<ViewProps<Spec, Result>> | undefined;
	/** The same as a table, where the view is a picture. */
	readonly Table: Component<ViewProps<Spec, Result>> | undefined;
	/** How its numbers are counted, as Markdown. */
	readonly counted: Key | undefined;
}

export type AnyCellDefinition = CellDefinition<unknown, unknown>;

/**
 * A definition whose types are known only to itself. Sound because a spec has been parsed, and a result
 * decoded, by the analysis of the same kind.
 */
export function defineCell<Spec, Result>(
	definition: CellDefinition<Spec, Result>
): AnyCellDefinition {
	return definition as unknown as AnyCellDefinition;
}
