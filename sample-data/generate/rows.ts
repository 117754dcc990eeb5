import { CHANNELS } from './files.ts';
import type { Channel } from './files.ts';
import { at } from './random.ts';
import type { RowContext } from './row-context.ts';
import { callRow, chatRow, emailRow, shopRow, surveyRow } from './rows-desk.ts';
import { appRow, webRow } from './rows-online.ts';

/** Numbers tickets in the order in which their chats start. */
export class Tickets {
	private readonly given = new Map<number, string>();

	name(ticket: number): string {
		const known = this.given.get(ticket);
		if (known !== undefined) return known;
		const name = `CH-${100_001 + this.given.size}`;
		this.given.set(ticket, name);
		return name;
	}
}

export function channelOf(row: RowContext): Channel {
	return at(CHANNELS, row.happening.channel);
}

/** The cells of one row, as the export of its channel words them. */
export function cellsOf(row: RowContext, tickets: Tickets): string[] {
	switch (channelOf(row)) {
		case 'web':
			return webRow(row);
		case 'app':
			return appRow(row);
		case 'call':
			return callRow(row);
		case 'email':
			return emailRow(row);
		case 'shop':
			return shopRow(row);
		case 'survey':
			return surveyRow(row);
		case 'chat':
			return chatRow(row, tickets.name(row.happening.value));
	}
}
