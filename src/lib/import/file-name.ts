import { wordsOf } from './headings';
import { knownWords } from './other-words';

const CHANNELS: readonly (readonly [string, readonly string[]])[] = [
	['app', ['app', 'mobile', 'ios', 'android']],
	['email', ['email', 'emails', 'mail', 'mailing', 'newsletter', 'dem']],
	['phone', ['call', 'calls', 'phone', 'chiamate', 'telefonate', 'telefono', 'centralino', 'ivr']],
	[
		'survey',
		['survey', 'surveys', 'sondaggio', 'sondaggi', 'questionario', 'nps', 'csat', 'feedback']
	],
	['chat', ['chat', 'chats', 'chatbot', 'bot', 'whatsapp']],
	['sms', ['sms']],
	['social', ['social', 'facebook', 'instagram', 'twitter']],
	['ticket', ['ticket', 'tickets', 'helpdesk', 'zendesk', 'segnalazioni', 'reclami']],
	[
		'web',
		['ecom', 'ecommerce', 'web', 'website', 'site', 'sito', 'clickstream', 'online', 'pageviews']
	],
	[
		'store',
		[
			'store',
			'stores',
			'shop',
			'receipts',
			'receipt',
			'scontrini',
			'negozio',
			'negozi',
			'pos',
			'cassa'
		]
	]
];

/** Words of a file name, its last ending left out. */
function base(fileName: string): string {
	const file = fileName.split(/[\\/]/).at(-1) ?? '';
	return file
		.replace(/\.(?:csv|tsv|txt|tab|dat|log|xlsx|xlsm|parquet|arrow|feather|xes)$/i, '')
		.replace(/\.(?:csv|tsv|json|jsonl|ndjson|snappy|zstd|gz)$/i, '');
}

/** The channel that a file's name speaks of, or ''. */
export function channelOfFile(fileName: string): string {
	const words = knownWords(wordsOf(base(fileName)));
	return CHANNELS.find(([, names]) => words.some((word) => names.includes(word)))?.[0] ?? '';
}

/** What a file is called, for people: `web-events_2024.csv` → `web events 2024`. */
export function titleOfFile(fileName: string): string {
	const words = base(fileName)
		.replace(/[\s_-]+/g, ' ')
		.trim()
		.slice(0, 80);
	return words === '' ? 'data' : words;
}

/** What it is called in a document: kebab-case, not among `taken`. */
export function idOfFile(fileName: string, taken: readonly string[]): string {
	const words = wordsOf(base(fileName))
		.join('-')
		.replace(/[^a-z0-9-]/g, '');
	const id = words.replace(/-+/g, '-').replace(/^-|-$/g, '').slice(0, 56) || 'source';
	return untaken(id, taken, (n) => `${id}-${n}`);
}

/** The first of `name`, `numbered(2)`, `numbered(3)` … that is free. */
export function untaken(
	name: string,
	taken: readonly string[],
	numbered: (n: number) => string
): string {
	let free = name;
	for (let n = 2; taken.includes(free); n++) free = numbered(n);
	return free;
}
