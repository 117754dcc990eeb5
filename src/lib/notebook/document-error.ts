/**
 * What can be wrong with a notebook from outside. The words are in the messages, under
 * `document-<code>`, and take `params`.
 */
export type DocumentErrorCode =
	| 'not-json'
	| 'not-a-notebook'
	| 'newer-version'
	| 'too-large'
	| 'bad-value'
	| 'duplicate-id'
	| 'unknown-kind'
	| 'bad-spec';

/** A notebook that cannot be believed. `path` leads to the fault, such as `cells.3.spec.depth`. */
export class DocumentError extends Error {
	override readonly name = 'DocumentError';
	constructor(
		readonly code: DocumentErrorCode,
		readonly path: string,
		readonly params: Readonly<Record<string, string | number>>,
		options?: ErrorOptions
	) {
		const place = path === '' ? '' : ` at ${path}`;
		super(`${code}${place}: ${JSON.stringify(params)}`, options);
	}
}
