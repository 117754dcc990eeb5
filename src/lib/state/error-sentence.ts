import { EngineError } from '$lib/engine/errors';
import { SpecError } from '$lib/journey/spec-error';
import type { Key, Translate } from '$lib/messages';
import { DocumentError } from '$lib/notebook/document-error';
import { GraphError } from '$lib/notebook/graph';
import { StorageError } from '$lib/storage/errors';
import { LINES_BEFORE } from '$lib/sql/user-statement';

/** One sentence, in the user's words, for any error. `nameOf` turns a cell's id into its name. */
export function sentenceOf(
	error: unknown,
	t: Translate,
	nameOf: (id: string) => string = (id) => id
): string {
	if (error instanceof EngineError) return engineSentence(error, t);
	if (error instanceof DocumentError) return t(`storage.document-${error.code}`, error.params);
	if (error instanceof StorageError) return t(`storage.storage-${error.code}`);
	if (error instanceof GraphError) {
		const names = error.cells.map(nameOf);
		return t(`errors.graph-${error.code}`, { cells: names.join(' → '), cell: names[0] ?? '' });
	}
	if (error instanceof SpecError) return specSentence(error, t);
	return t('errors.unexpected', {
		message: error instanceof Error ? error.message : String(error)
	});
}

function engineSentence(error: EngineError, t: Translate): string {
	const { message, file = '', position } = error;
	switch (error.code) {
		case 'sql':
			return position === undefined
				? t('errors.engine-sql', { message })
				: t('errors.engine-sql-at', {
						...position,
						line: Math.max(1, position.line - LINES_BEFORE),
						message
					});
		case 'memory':
		case 'crashed':
		case 'start':
			return t(`errors.engine-${error.code}`, { message });
		case 'file-missing':
			return t('errors.file-missing', { file });
		default:
			return t(`import.${error.code}`, { file, message });
	}
}

const SQL_FAULTS = {
	empty: 'errors.sql-empty',
	several: 'errors.sql-several',
	brackets: 'errors.sql-brackets'
} satisfies Record<string, Key>;

const INPUT_FAULT = /^(input-unknown|input-range|input-no-range) (\$.+)$/s;
const INPUT_FAULTS = {
	'input-unknown': 'inputs.unknown',
	'input-range': 'inputs.is-range',
	'input-no-range': 'inputs.no-range'
} as const satisfies Record<string, Key>;

function specSentence(error: SpecError, t: Translate): string {
	const known: Readonly<Record<string, Key>> = SQL_FAULTS;
	const [, fault, name = ''] = INPUT_FAULT.exec(error.message) ?? [];
	if (fault !== undefined) return t(INPUT_FAULTS[fault as keyof typeof INPUT_FAULTS], { name });
	const key = error.path === 'sql' ? known[error.message] : undefined;
	return key === undefined
		? t('errors.spec-other', { setting: error.path, message: error.message })
		: t(key);
}
