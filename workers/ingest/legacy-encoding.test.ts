import { beforeAll, describe, expect, it } from 'vitest';
import type { LegacyEncoding } from '$lib/import/source';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { inspect } from './inspect';
import { CALM, QUIET, encodedAs } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const look = (bytes: Uint8Array<ArrayBuffer>) =>
	inspect(db, CALM, { blob: new Blob([bytes]) }, undefined, QUIET);

/** What happened to customers, as exports of shops and call centres say it. */
const SAMPLES: readonly (readonly [LegacyEncoding, string, string])[] = [
	['windows-1252', 'Italian', 'Accesso Ricerca Pagamento Attività Città Perché Reclamo'],
	['windows-1252', 'French', 'Réclamation Souscription Résiliation Téléphone Événement'],
	['windows-1252', 'German', 'Kündigung Kontoeröffnung Überweisung Beschwerde Straße'],
	['windows-1252', 'Spanish', 'Reclamación Contraseña Búsqueda Sesión Teléfono'],
	['windows-1252', 'Portuguese', 'Reclamação Sessão Telefone Devolução Sugestões'],
	['windows-1252', 'Swedish', 'Förfrågan Köp Återbetalning Ärende Kön'],
	['windows-1252', 'Icelandic', 'Innskráning Leit Greiðsla Þjónusta Símtal Kvörtun'],
	['windows-1252', 'English', 'Login Search 10€ it’s “quoted”'],
	['windows-1250', 'Czech', 'Přihlášení Košík Platba Stížnost Zákazník Telefonát'],
	['windows-1250', 'Polish', 'Zgłoszenie Płatność Koszyk Połączenie Łódź Zażalenie'],
	['windows-1254', 'Turkish', 'Giriş Arama Ödeme İade Çağrı Mağaza Şikâyet'],
	['windows-1251', 'Russian', 'Вход Поиск Корзина Оплата Возврат Звонок Жалоба'],
	['koi8-u', 'Russian', 'Вход Поиск Корзина Оплата Возврат Звонок Жалоба'],
	['windows-1253', 'Greek', 'Σύνδεση Αναζήτηση Καλάθι Πληρωμή Επιστροφή Κλήση'],
	['windows-1255', 'Hebrew', 'כניסה חיפוש עגלה תשלום החזר שיחה תלונה'],
	['windows-1256', 'Arabic', 'تسجيل بحث سلة دفع إرجاع مكالمة شكوى'],
	['shift_jis', 'Japanese', 'ログイン 検索 カート 支払い 返品 電話 苦情'],
	['euc-jp', 'Japanese', 'ログイン 検索 カート 支払い 返品 電話 苦情'],
	['gbk', 'simplified Chinese', '登录 搜索 购物车 付款 退货 电话 投诉'],
	['big5', 'traditional Chinese', '登入 搜尋 購物車 付款 退貨 電話 投訴'],
	['euc-kr', 'Korean', '로그인 검색 장바구니 결제 반품 전화 불만']
];

/** A few rows, among numbers and plain words, as a small export has them. */
function csv(words: string): { text: string; values: string[] } {
	const values = words.split(' ');
	const rows = values.map((word, i) => `${4200 + i};2026-03-0${i + 1} 10:00;${word};web\r\n`);
	return { text: `id;when;what;channel\r\n${rows.join('')}`, values };
}

describe('the encoding of a text of before Unicode', () => {
	it.each(SAMPLES)('is %s of a few words of %s', async (encoding, _, words) => {
		const { text, values } = csv(words);
		const { read, rows } = await look(encodedAs(text, encoding));
		expect(read).toMatchObject({ format: 'csv', encoding, delimiter: ';' });
		expect(rows.map((row) => row[2])).toEqual(values);
	});

	it('is told by what comes late, too', async () => {
		const { text } = csv('Giriş Arama Ödeme İade Çağrı Mağaza Şikâyet');
		const plain = '4200;2026-03-01 10:00;login;web\r\n'.repeat(100_000);
		expect((await look(encodedAs(plain + text, 'windows-1254'))).read).toMatchObject({
			encoding: 'windows-1254'
		});
	});

	it('is told of JSON', async () => {
		const json = JSON.stringify(
			'Вход Поиск Корзина Оплата'.split(' ').map((what, id) => ({ id, what }))
		);
		const { read, rows } = await look(encodedAs(json, 'windows-1251'));
		expect(read).toMatchObject({ format: 'json', encoding: 'windows-1251' });
		expect(rows[0]).toContain('Вход');
	});

	it('is what the user says, whatever it seems to be', async () => {
		const { text } = csv('Giriş Arama Ödeme İade');
		const blob = new Blob([encodedAs(text, 'windows-1254')]);
		const told = { format: 'csv', encoding: 'windows-1252' } as const;
		const { read, rows } = await inspect(db, CALM, { blob }, told, QUIET);
		expect(read).toMatchObject(told);
		expect(rows[0]?.[2]).toBe('Giriþ');
	});

	it('is the Western one where nothing can tell', async () => {
		const blob = new Blob([encodedAs('a;perché\r\n1;città\r\n', 'windows-1252')]);
		const { read } = await inspect(untold(), CALM, { blob }, undefined, QUIET);
		expect(read).toMatchObject({ encoding: 'windows-1252' });
	});
});

/** The database where what tells encodings cannot be had. */
function untold(): DuckDBDatabase {
	return new Proxy(db, {
		get(target, key) {
			if (key === 'encodings') return () => Promise.reject(new Error('gone'));
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
}
