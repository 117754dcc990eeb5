import { tooManyColumns } from '../table-faults';

const MOST = 5000;

/** Throws `EngineError` (`table-columns`) for more columns than a table may have. */
export function columnsWithin(blob: Blob, columns: number): void {
	if (columns > MOST) throw tooManyColumns(blob, columns, MOST);
}
