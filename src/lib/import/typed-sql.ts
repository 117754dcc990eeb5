import { literal, name } from '$lib/sql/quote';
import { utcOfLocalSql } from '$lib/sql/zone';
import { ITALIAN_MONTHS } from './italian-months';
import type { ColumnType } from './source';

type TimeType = Extract<ColumnType, { type: 'time' }>;

const TRUE = "'true', 't', 'yes', 'y', 'si', 'sì', 'vero', '1'";
const FALSE = "'false', 'f', 'no', 'n', 'falso', '0'";
const BLANK = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239)";

/** The SQL type in which a column's values are kept. */
export function sqlTypeOf({ type }: ColumnType): string {
	switch (type) {
		case 'text':
			return 'varchar';
		case 'number':
			return 'double';
		case 'boolean':
			return 'boolean';
		case 'time':
			return 'timestamp';
	}
}

/** SQL: the value of a text column as its type, null where it cannot be read; times are still local. */
export function parsedSql(text: string, type: ColumnType): string {
	switch (type.type) {
		case 'text':
			return text;
		case 'number':
			return numberSql(text, type.decimal);
		case 'boolean':
			return `case when lower(trim(${text})) in (${TRUE}) then true when lower(trim(${text})) in (${FALSE}) then false end`;
		case 'time':
			return timeSql(text, type.format);
	}
}

/**
 * SQL: a value that has one of DuckDB's own types already, as its column's type; undefined where it has
 * to be read from its text. Times without a zone are still local.
 */
export function nativeSql(value: string, native: string, type: ColumnType): string | undefined {
	switch (type.type) {
		case 'text':
			return undefined;
		case 'number':
			return NUMERIC.test(native) ? `${value}::double` : undefined;
		case 'boolean':
			return native === 'BOOLEAN' ? value : undefined;
		case 'time':
			return /^(DATE|TIMESTAMP)/.test(native) ? `${value}::timestamp` : undefined;
	}
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/;

/** Whether times of this type are local and must be turned into UTC. */
export function isLocal(type: ColumnType): type is TimeType {
	return type.type === 'time' && type.zone !== 'UTC' && !type.format.startsWith('epoch-');
}

/**
 * SQL: a parsed value as it is kept: times in UTC. All are columns: `text`, `parsed`, and `micros`, the
 * local time in microseconds, which only `isLocal` types need.
 */
export function keptSql(text: string, parsed: string, micros: string, type: ColumnType): string {
	if (!isLocal(type)) return parsed;
	const utc = utcOfLocalSql(micros, type.zone);
	if (type.format !== 'iso') return utc;
	// A time that names its offset was read as UTC already.
	const zoned = `right(${text}, 1) in ('Z', 'z', 'C', 'c') or (length(${text}) > 16 and regexp_matches(${text}, ':\\d{2}([.,]\\d+)? ?[+-]\\d{2}(:?\\d{2})?\\s*$'))`;
	return `case when ${zoned} then ${parsed} else ${utc} end`;
}

/** What stands between a number and its sign; of RE2's own blanks those that do not break are none. */
const SPACES = '[\\s\\x{a0}\\x{202f}]*';
const SIGNS = `^[€$£¥]${SPACES}|^(EUR|USD|GBP|CHF)${SPACES}|${SPACES}([€$£¥%]|EUR|USD|GBP|CHF)$`;
/** A plus or minus before the currency: `-$5.00`. */
const SIGNED = `^([+-])${SPACES}[€$£¥]${SPACES}`;

/** Plain digits first, which are nearly all; grouped digits and currency signs only where that fails. */
function numberSql(text: string, decimal: '.' | ','): string {
	const signed = `regexp_replace(trim(${text}, ${BLANK}), ${literal(SIGNED)}, '\\1')`;
	const bare = `regexp_replace(${signed}, ${literal(SIGNS)}, '', 'gi')`;
	const group = decimal === '.' ? ',' : '.';
	const space = "[' \\x{a0}\\x{202f}]".replace("'", "''");
	const grouped = `'^[+-]?(\\d+|\\d{1,3}([${group}]\\d{3})+|\\d{1,3}(${space}\\d{3})+)?([${decimal}]\\d+)?([eE][+-]?\\d+)?$'`;
	const digits = `regexp_replace(${bare}, '[${group}${space.slice(1)}', '', 'g')`;
	const pointed = decimal === '.' ? digits : `replace(${digits}, ',', '.')`;
	const slow = `case when regexp_matches(${bare}, ${grouped}) then try_cast(${pointed} as double) end`;
	const plain =
		decimal === '.'
			? text
			: `case when not contains(${text}, '.') then replace(${text}, ',', '.') end`;
	const quick = `case when not contains(${text}, '_') then try_cast(${plain} as double) end`;
	return firstOf(quick, slow);
}

function timeSql(text: string, format: string): string {
	switch (format) {
		case 'iso':
			return isoSql(text);
		case 'epoch-s':
			return epochSql(text, 1_000_000);
		case 'epoch-ms':
			return epochSql(text, 1000);
		case 'epoch-us':
			return epochSql(text, 1);
		default:
			return firstOf(
				strptimeSql(`trim(${text})`, format),
				firstOf(otherFormSql(text, format), italianSql(text, format))
			);
	}
}

function strptimeSql(text: string, format: string): string {
	return `try_strptime(${text}, ${literal(format)})::timestamp`;
}

/** Months in their other form, long or short: a file that begins in May shows neither. */
function otherFormSql(text: string, format: string): string {
	const other = format.replace(/%(-?)([bB])/, (_, dash: string, form: string) =>
		form === 'b' ? `%${dash}B` : `%${dash}b`
	);
	return other === format ? 'null' : strptimeSql(`trim(${text})`, other);
}

/** Where a format names the month, Italian names are put into English, which is all that is read. */
function italianSql(text: string, format: string): string {
	const form = /%-?B/.test(format) ? 'long' : /%-?b/.test(format) ? 'short' : undefined;
	if (form === undefined) return 'null';
	const english = ITALIAN_MONTHS.reduce(
		(sql, month) => `replace(${sql}, ${literal(month[form])}, ${literal(month.english[form])})`,
		`lower(trim(${text}))`
	);
	return strptimeSql(english, format);
}

/** What DuckDB's cast leaves out (`10:00Z`, a comma before the fraction, a space before the offset) is mended. */
function isoSql(text: string): string {
	const parts = `'^\\s*(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})[ tT]?(\\d{1,2}:\\d{2})?(:\\d{2})?([.,]\\d+)? ?([zZ]|utc|UTC|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?\\s*$'`;
	const part = (n: number) => `regexp_extract(${text}, ${parts}, ${n})`;
	const clock = `${part(2)} || case when ${part(3)} = '' then ':00' else ${part(3)} end`;
	const fixed = `${part(1)} || ' ' || ${clock} || replace(${part(4)}, ',', '.') || replace(upper(${part(5)}), 'UTC', 'Z')`;
	const slow = `case when regexp_matches(${text}, ${parts}) and ${part(2)} <> '' then ${instant(fixed)} else ${instant(`trim(${text})`)} end`;
	return firstOf(instant(text), slow);
}

/** The cast to TIMESTAMP drops an offset unread; this one counts it, and takes UTC where there is none. */
function instant(text: string): string {
	return `try_cast(${text} as timestamptz)::timestamp`;
}

/** Years 1 to 9999, in microseconds. */
const FIRST = -62_135_596_800_000_000n;
const LAST = 253_402_300_799_999_999n;

/**
 * Whole numbers are multiplied as integers. Others are read as decimals of 64 bits, which are wide enough
 * for those years to the microsecond: DuckDB reads wider ones forty times more slowly.
 */
function epochSql(text: string, micros: 1 | 1000 | 1_000_000): string {
	const whole = `try_cast(${text} as bigint)`;
	const wholes = `${FIRST / BigInt(micros)} and ${LAST / BigInt(micros)}`;
	const places = String(micros).length - 1;
	const value = `(try_cast(${text} as decimal(18, ${places}))::decimal(24, ${places}) * ${micros})::bigint`;
	return `case
		when not contains(${text}, '.') then case when ${whole} between ${wholes} then make_timestamp(${whole} * ${micros}) end
		when ${value} between ${FIRST} and ${LAST} then make_timestamp(${value}) end`;
}

/** Not `coalesce`, which here works out the slow way for every row: ten times slower. */
function firstOf(quick: string, slow: string): string {
	if (slow === 'null') return quick;
	if (quick === 'null') return slow;
	return `case when ${quick} is null then ${slow} else ${quick} end`;
}

/** SQL: a parsed value that can be kept, null for infinities and years that have not four digits. */
export function soundSql(parsed: string, { type }: ColumnType): string | undefined {
	switch (type) {
		case 'number':
			return `case when isfinite(${parsed}) then ${parsed} end`;
		case 'time':
			return `case when ${parsed} between timestamp '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' then ${parsed} end`;
		default:
			return undefined;
	}
}

/** SQL: whether a parsed value must be kept as text beside: there was one, and it could not be read. */
export function rawSql(text: string, parsed: string): string {
	return `case when ${parsed} is null then ${text} end`;
}

/** The column that holds what could not be read of a column. */
export function rawName(column: string): string {
	return name(`raw:${column}`);
}
