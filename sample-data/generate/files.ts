export type Encoding = 'utf-8' | 'windows-1252';

export type SampleFile = {
	readonly name: string;
	readonly header: readonly string[];
	readonly delimiter: ',' | ';' | '\t';
	readonly encoding: Encoding;
	readonly lineEnd: '\n' | '\r\n';
};

function file(
	name: string,
	header: string,
	shape: Partial<Pick<SampleFile, 'delimiter' | 'encoding' | 'lineEnd'>> = {}
): SampleFile {
	const { delimiter = ',', encoding = 'utf-8', lineEnd = '\n' } = shape;
	return { name, header: header.split('|'), delimiter, encoding, lineEnd };
}

/** The exports, each in the shape in which its system would write it. */
export const SAMPLE_FILES = {
	web: file(
		'web-events.csv',
		'timestamp|cookie_id|user_email|event|page|device_type|utm_source|order_value'
	),
	app: file('app-events.csv', 'event_time|device_id|customer_id|event_name|app_version|os|screen', {
		delimiter: '\t'
	}),
	call: file(
		'contact-centre-calls.csv',
		'Data ora|Numero chiamante|Codice cliente|Motivo|Esito|Durata (min)|Costo|Operatore',
		{ delimiter: ';', encoding: 'windows-1252', lineEnd: '\r\n' }
	),
	email: file('email-campaign.csv', 'sent_at|email|customer_id|campaign|action|link'),
	shop: file(
		'shop-receipts.csv',
		'Data e ora|Negozio|Numero carta|Email scontrino|Prodotto|Importo',
		{ delimiter: ';', lineEnd: '\r\n' }
	),
	survey: file('survey.csv', 'answered_at|email|phone|language|nps|csat|comment'),
	chat: file(
		'chat-transcripts.csv',
		'created_at|ticket_id|cookie_id|customer_email|event|topic|message'
	)
} as const satisfies Record<string, SampleFile>;

/** What really happened: for judging results, never read by the app. */
export const TRUTH_FILES = {
	interactions: file('truth/interactions.csv', 'file|line|person'),
	people: file(
		'truth/people.csv',
		'person|kind|household|customer_id|emails|phone|cookies|devices|shared_device|card'
	)
} as const satisfies Record<string, SampleFile>;

export type Channel = keyof typeof SAMPLE_FILES;

export const CHANNELS: readonly Channel[] = [
	'web',
	'app',
	'call',
	'email',
	'shop',
	'survey',
	'chat'
];

export const ALL_FILES: readonly SampleFile[] = [
	...CHANNELS.map((channel) => SAMPLE_FILES[channel]),
	TRUTH_FILES.interactions,
	TRUTH_FILES.people
];
