import { describe, expect, it } from 'vitest';
import { hasSameLayout } from './same-layout';
import { inspected, many, propose, rolesOf } from './toy-inspections';

describe('roles', () => {
	it('of an Italian call log', () => {
		const rows = many((i) => [
			`0${(i % 9) + 1}/02/2024 10:0${i % 10}`,
			`+39 333 12345${10 + i}`,
			`C${i % 20}`,
			'Reclamo',
			'Anna',
			'12,5'
		]);
		expect(
			rolesOf(['Data e ora', 'Cellulare', 'Codice cliente', 'Causale', 'Operatore', 'Durata'], rows)
		).toEqual(['time', 'phone', 'customer', 'touchpoint', 'attribute', 'duration']);
	});

	it('of an event stream in camel case', () => {
		const rows = many((i) => [
			`2024-02-0${(i % 9) + 1}T10:00:00Z`,
			'2020-01-01',
			`u${i % 9}`,
			`s${i}`,
			['open', 'buy'][i % 2] ?? '',
			`${i}`
		]);
		expect(
			rolesOf(['eventTime', 'signupDate', 'userId', 'sessionId', 'eventName', 'itemCount'], rows)
		).toEqual(['time', 'attribute', 'user', 'attribute', 'touchpoint', 'attribute']);
	});

	it('takes values for an e-mail or a phone whatever the heading says', () => {
		const rows = many((i) => [`a${i}@x.it`, `+39333123${1000 + i}`, '2024-01-01 10:00', 'x']);
		expect(rolesOf(['k1', 'k2', 'k3', 'k4'], rows)).toEqual([
			'email',
			'phone',
			'time',
			'attribute'
		]);
	});

	it('keeps properties of people, staff and sessions apart from identifiers', () => {
		const rows = many((i) => [
			'2024-01-01 10:00',
			`c${i % 7}`,
			'gold',
			'ios',
			`s${i}`,
			`a${i % 3}`
		]);
		expect(
			rolesOf(['at', 'customer', 'customer_type', 'device_os', 'visit id', 'agent'], rows)
		).toEqual(['time', 'customer', 'attribute', 'attribute', 'attribute', 'attribute']);
	});

	it('takes ways to get in touch for channels, under whatever heading says so', () => {
		const ways = ['phone', 'email', 'self-service', 'walk-in'];
		const rows = many((i) => [
			'2024-01-01 10:00',
			`c${i % 7}`,
			ways[i % 4] ?? '',
			['hardware', 'network', 'access'][(i >> 1) % 3] ?? ''
		]);
		const roles = (heading: string) => rolesOf(['opened_at', 'caller', heading, 'category'], rows);
		expect(roles('contact_type').slice(2)).toEqual(['channel', 'touchpoint']);
		expect(roles('type').slice(2)).toEqual(['touchpoint', 'attribute']);
	});

	it('falls back on a case where no one is named, and says so', () => {
		const inspection = inspected(
			['case ref', 'operation', 'time:timestamp', 'org:resource'],
			many((i) => [`case ${i % 9}`, ['a', 'b'][i % 2] ?? '', '2024-01-01T10:00:00+01:00', 'Pia'])
		);
		const { source, doubts, reasons } = propose(inspection);
		expect(source.columns.map(({ role }) => role)).toEqual([
			{ role: 'identifier', identifier: 'case' },
			{ role: 'touchpoint' },
			{ role: 'time' },
			{ role: 'attribute' }
		]);
		expect(reasons[0]).toEqual({ code: 'identifier-fallback', values: { identifier: 'case' } });
		expect(doubts).toEqual([{ code: 'weak-identifier', column: 'case ref' }]);
	});

	it('knows a channel from where people came from', () => {
		const rows = many((i) => [
			'2024-01-01 10:00',
			`u${i}`,
			['web', 'app'][i % 2] ?? '',
			'ads',
			'email'
		]);
		expect(rolesOf(['time', 'user', 'canale', 'utm_source', 'acquisition_channel'], rows)).toEqual([
			'time',
			'user',
			'channel',
			'attribute',
			'attribute'
		]);
		expect(rolesOf(['time', 'user', 'platform', 'utm_source', 'event'], rows)).toEqual([
			'time',
			'user',
			'channel',
			'attribute',
			'touchpoint'
		]);
	});
});

describe('types', () => {
	it('keep codes, phone numbers and leading zeros as text', () => {
		const rows = many((i) => [
			`${1000000 + i}`,
			`00${i}`,
			`${i * 3}`,
			`1.${i % 10}`,
			i % 2 ? 'yes' : 'no'
		]);
		const { source } = propose(inspected(['ref', 'zone', 'price', 'app_version', 'paid'], rows));
		expect(source.columns.map(({ type }) => type.type)).toEqual([
			'text',
			'text',
			'number',
			'text',
			'boolean'
		]);
	});

	it('read days before months where values, commas or Italian say so, and say where nothing does', () => {
		const at = (values: string[], headings = ['at', 'x']) => {
			const { source, doubts } = propose(
				inspected(
					headings,
					values.map((value) => [value, 'k'])
				)
			);
			const type = source.columns[0]?.type;
			return [
				type?.type === 'time' && type.format,
				doubts.some(({ code }) => code === 'day-or-month')
			];
		};
		expect(at(['01/13/2024 10:00', '02/03/2024 10:00'])).toEqual(['%m/%d/%Y %H:%M', false]);
		expect(at(['13/01/2024 10:00', '02/03/2024 10:00'])).toEqual(['%d/%m/%Y %H:%M', false]);
		expect(at(['01/02/2024 10:00'])).toEqual(['%d/%m/%Y %H:%M', true]);
		expect(at(['01/02/2024 10:00 PM'])).toEqual(['%m/%d/%Y %I:%M %p', true]);
		expect(at(['01/02/2024 10:00 PM'], ['data', 'cliente'])).toEqual(['%d/%m/%Y %I:%M %p', true]);
	});

	it.each([
		['3 gen 2024', '%d %b %Y'],
		['12 settembre 2024 10:05', '%d %B %Y %H:%M'],
		['3-mag-24', '%d-%b-%y']
	])('read months that are named in Italian: %s', (value, format) => {
		const { source } = propose(inspected(['quando', 'x'], [[value, 'k']]));
		expect(source.columns[0]).toMatchObject({ role: { role: 'time' }, type: { format } });
	});

	it('give the notebook’s zone to times that name none', () => {
		const rows = many(() => ['2024-01-01 10:00', '2024-01-01T10:00:00Z', '1700000000']);
		const { source } = propose(inspected(['time', 'updated at', 'created ts'], rows));
		expect(
			source.columns.map(({ type }) => type.type === 'time' && [type.format, type.zone])
		).toEqual([
			['iso', 'Europe/Rome'],
			['iso', 'UTC'],
			['epoch-s', 'UTC']
		]);
	});
});

describe('a proposal', () => {
	it('names columns so that SQL can tell them apart', () => {
		const { source } = propose(
			inspected(['a', 'A', 'row', 'column 4', 'raw:a'], [['1', '2', '3', '4', '5']])
		);
		expect(source.columns.map(({ name }) => name)).toEqual([
			'a',
			'A (2)',
			'row (2)',
			'column 4',
			'a (3)'
		]);
	});

	it('takes id, name, fixed touchpoint and channel from the file', () => {
		const inspection = inspected(['data', 'cliente'], [['01/02/2024', 'c1']]);
		const { source, doubts } = propose(inspection, 'Chiamate Maggio-2024.csv', [
			'chiamate-maggio-2024',
			'Chiamate Maggio 2024'
		]);
		expect(source).toMatchObject({
			id: 'chiamate-maggio-2024-2',
			name: 'Chiamate Maggio 2024 2',
			touchpoint: 'Chiamate Maggio 2024',
			channel: 'phone',
			files: [{ name: 'Chiamate Maggio-2024.csv', size: 10, hash: 'abc' }]
		});
		expect(doubts.map(({ code }) => code)).toEqual([
			'date-only',
			'day-or-month',
			'fixed-touchpoint'
		]);
	});

	it('says what it could not find', () => {
		const { doubts } = propose(inspected(['colour'], []));
		expect(doubts.map(({ code }) => code)).toEqual([
			'no-rows',
			'one-column',
			'no-time',
			'no-identifier',
			'fixed-touchpoint'
		]);
	});

	it('knows a further file of the same layout', () => {
		const first = inspected(['Time', 'user'], []);
		const { source } = propose(first);
		expect(hasSameLayout(source, inspected(['time ', 'user'], []))).toBe(true);
		expect(hasSameLayout(source, inspected(['user', 'time'], []))).toBe(false);
		expect(hasSameLayout(source, inspected(['time', 'user'], [], { delimiter: ';' }))).toBe(false);
	});
});

describe('headings of other languages and shorthand', () => {
	const WHEN = (i: number) => `0${(i % 9) + 1}-10-2025 1${i % 10}.05.11`;

	it.each([
		[
			'Danish',
			['Tidspunkt', 'Kundenr.', 'Hændelse', 'Kanal', 'Enhed', 'Beløb (DKK)'],
			['time', 'customer', 'touchpoint', 'channel', 'attribute', 'value']
		],
		[
			'German',
			[
				'Erstellt am',
				'Kundennummer',
				'Kategorie',
				'Kanal',
				'Bearbeiter',
				'Bearbeitungszeit (Min.)'
			],
			['time', 'customer', 'touchpoint', 'channel', 'attribute', 'duration']
		],
		[
			'Spanish',
			['Fecha', 'Nº Tarjeta', 'Sección', 'Canal', 'Tienda', 'Importe (€)'],
			['time', 'card', 'touchpoint', 'channel', 'attribute', 'value']
		],
		[
			'French',
			["Date de l'appel", 'N° client', 'Motif', 'Canal', 'Conseiller', 'Durée (s)'],
			['time', 'customer', 'touchpoint', 'channel', 'attribute', 'duration']
		],
		[
			'a mainframe',
			['EVT_TS', 'CUST_NBR', 'EVT_DESC', 'CHNL_CD', 'BR_NBR', 'TXN_AMT'],
			['time', 'customer', 'touchpoint', 'channel', 'attribute', 'value']
		]
	])('are understood: %s', (_, headings, expected) => {
		const rows = many((i) => [
			WHEN(i),
			`77${1000 + (i % 20)}`,
			['Uno', 'Due', 'Tre'][i % 3] ?? '',
			['Web', 'App'][i % 2] ?? '',
			['a b', 'c d'][i % 2] ?? '',
			`${i % 7},5`
		]);
		expect(rolesOf(headings, rows)).toEqual(expected);
		const { source } = propose(inspected(headings, rows));
		expect(source.columns[0]?.type).toMatchObject({ format: '%d-%m-%Y %H.%M.%S' });
	});

	it('that nobody knows leave it to the values: codes that come again, labels that change', () => {
		const rows = many((i) => [
			`2025-10-0${(i % 9) + 1} 10:00:00`,
			`96${4000 + (i % 20)}`,
			['Ankara', 'Izmir'][(i % 20) % 2] ?? '',
			['Giriş', 'Bakiye', 'Havale', 'Çıkış'][Math.floor(i / 20) + (i % 2)] ?? ''
		]);
		const headings = ['zaman', 'hesap', 'sube', 'islem'];
		expect(rolesOf(headings, rows)).toEqual(['time', 'hesap', 'attribute', 'touchpoint']);
		expect(propose(inspected(headings, rows)).doubts).toEqual([
			{ code: 'weak-identifier', column: 'hesap' },
			{ code: 'weak-touchpoint', column: 'islem' }
		]);
	});

	it('name the zone of their times', () => {
		const rows = many((i) => ['10/1/2025 09:00:00 AM', `M${i % 9}`, 'Sign in']);
		const zone = (heading: string) =>
			propose(inspected([heading, 'Member #', 'Action'], rows)).source.columns[0]?.type;
		expect(zone('Date/Time (ET)')).toMatchObject({ zone: 'America/New_York' });
		expect(zone('time_utc')).toMatchObject({ zone: 'UTC' });
		expect(zone('Time et date')).toMatchObject({ zone: 'Europe/Rome' });
	});

	it('join a date and a time of day that are all digits', () => {
		const rows = many((i) => ['20251001', `1${i % 10}0311`, `C${i % 9}`, 'Login']);
		const { source } = propose(inspected(['EVT_DT', 'EVT_TM', 'CUST_ID', 'EVT_NAME'], rows));
		expect(source.columns[0]?.type).toMatchObject({ format: '%Y%m%d %H%M%S', clock: 'EVT_TM' });
	});

	it('name people, which is not what happened to them', () => {
		const rows = many((i) => [
			'2025-10-01 10:00',
			`g${i % 9}@x.example`,
			['Rossi, Anna', 'Lee, Tom'][i % 2] ?? '',
			['Confirmed', 'Cancelled'][i % 2] ?? ''
		]);
		expect(rolesOf(['Created', 'E-mail', 'Guest name', 'Booking status'], rows)).toEqual([
			'time',
			'email',
			'attribute',
			'touchpoint'
		]);
	});
});
