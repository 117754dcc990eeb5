import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of a test file, gone afterwards. Gives what writes a file and its path. */
export function useFiles(): (name: string, content: string | Uint8Array) => string {
	const folder = mkdtempSync(join(tmpdir(), 'sentiero-e2e-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return (name, content) => {
		const path = join(folder, name);
		writeFileSync(path, content);
		return path;
	};
}

/**
 * Web events in UTC. Anna has two cookies and one address written in two ways, Bea one of each, and
 * cookie c3 never says who it is.
 */
export const WEB_EVENTS = `timestamp,cookie_id,email,event,country
2025-03-03T09:00:00Z,c1,,home,IT
2025-03-03T09:05:00Z,c1,,product,IT
2025-03-03T09:10:00Z,c1,anna@example.it,checkout,IT
2025-03-03T10:00:00Z,c2,,home,IT
2025-03-03T10:30:00Z,c2,,product,IT
2025-03-03T11:00:01Z,c2,bea@example.it,checkout,IT
2025-03-04T08:00:00Z,c3,,home,FR
2025-03-04T08:01:00Z,c3,,home,FR
2025-03-04T08:02:00Z,c3,,product,FR
2025-03-05T09:00:00Z,c4,ANNA@example.it,home,IT
`;

/** Calls as an Italian system exports them, in the time of Rome. Carlo only ever rings. */
export const CALLS = `Data e ora;Email cliente;Motivo;Durata minuti;Operatore
03/03/2025 10:20:00;anna@example.it;Pagamento;3,5;Rossi
14/03/2025 12:00:00;bea@example.it;Bolletta;12,25;Verdi
14/03/2025 12:05:00;carlo@example.it;Bolletta;1,0;Rossi
14/03/2025 12:10:00;carlo@example.it;Bolletta;2,75;Rossi
`;

/**
 * Counted by hand over both files. Sessions at 30 minutes: Anna home product checkout Pagamento | home;
 * Bea home product | checkout (a second more than 30 minutes later) | Bolletta; c3 home home product;
 * Carlo Bolletta Bolletta. Bea's last and Carlo's end within 30 minutes of the end of the data.
 */
export const COUNTED = {
	interactions: '14',
	people: '4',
	known: '3',
	identifiers: '7',
	tied: '78.6%',
	sessions: '7',
	transitions: '7',
	open: '2',
	medianEvents: '2',
	/** From the first event of one group to the first of the next: 5, 30 and 2 minutes. */
	homeToProduct: '12 min 20 s'
} as const;
