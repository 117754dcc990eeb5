import { EngineError, type EngineErrorCode } from '$lib/engine/errors';

/** Why an archive cannot be unpacked. */
export type ArchiveFault = Extract<EngineErrorCode, `archive-${string}`>;

/** What is wrong with an archive; `message` names what of it. */
export function archiveFault(
	code: ArchiveFault,
	file: string,
	message: string,
	cause?: unknown
): EngineError {
	return new EngineError({ code, message, file }, { cause });
}
