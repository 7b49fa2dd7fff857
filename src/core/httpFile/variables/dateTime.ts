/** Parts of a moment in a time zone: UTC or that of the machine. */
interface Parts {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  /** From 0, Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offsetMinutes: number;
}

export type Zone = 'utc' | 'local';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const fixedUnitMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const dayUnits: Readonly<Record<string, number>> = { d: 1, w: 7 };
const monthUnits: Readonly<Record<string, number>> = { M: 1, Q: 3, y: 12 };

/** True for `y Q M w d h m s ms`. */
export function isTimeUnit(unit: string): boolean {
  return unit in fixedUnitMs || unit in dayUnits || unit in monthUnits;
}

/**
 * A moment before or after another one. Months are calendar months: what would be behind the last
 * day of one is that day.
 *
 * @param now milliseconds since the Unix epoch, as is the result
 */
export function addTime(now: number, amount: number, unit: string, zone: Zone): number {
  const fixed = fixedUnitMs[unit];
  if (fixed !== undefined) return now + amount * fixed;
  const { year, month, day } = partsOf(now, zone);
  const days = dayUnits[unit];
  if (days !== undefined) return atDate(now, zone, year, month, day + amount * days);
  const target = month + amount * (monthUnits[unit] ?? 0);
  const last = new Date(Date.UTC(year, target + 1, 0)).getUTCDate();
  return atDate(now, zone, year, target, Math.min(day, last));
}

function atDate(now: number, zone: Zone, year: number, month: number, day: number): number {
  const date = new Date(now);
  return zone === 'utc'
    ? date.setUTCFullYear(year, month, day)
    : date.setFullYear(year, month, day);
}

function partsOf(time: number, zone: Zone): Parts {
  const date = new Date(time);
  const offsetMinutes = zone === 'utc' ? 0 : -date.getTimezoneOffset();
  const shifted = new Date(time + offsetMinutes * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth(),
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
    offsetMinutes,
  };
}

const tokens =
  /\[([^\]]*)\]|Y{4}|YY|M{1,4}|Do|D{1,2}|d{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|SSS|Z{1,2}|[AaQXx]|k{1,2}/g;

/** A moment by a pattern of Day.js: `YYYY-MM-DD HH:mm:ss`, with text in square brackets kept. */
export function formatTime(time: number, pattern: string, zone: Zone): string {
  const parts = partsOf(time, zone);
  return pattern.replace(
    tokens,
    (token, text: string | undefined) => text ?? formatToken(token, parts, time),
  );
}

/** ISO 8601: in UTC with milliseconds and `Z`, in local time with the offset and without them. */
export function formatIso(time: number, zone: Zone): string {
  return formatTime(
    time,
    zone === 'utc' ? 'YYYY-MM-DDTHH:mm:ss.SSS[Z]' : 'YYYY-MM-DDTHH:mm:ssZ',
    zone,
  );
}

/** The date of an e-mail or an HTTP header (RFC 1123 section 5.2.14). */
export function formatRfc1123(time: number, zone: Zone): string {
  const text = formatTime(time, 'ddd, DD MMM YYYY HH:mm:ss ZZ', zone);
  return zone === 'utc' ? text.replace(/\+0000$/, 'GMT') : text;
}

function formatToken(token: string, parts: Parts, time: number): string {
  const hour12 = parts.hour % 12 || 12;
  const month = months[parts.month] ?? '';
  const weekday = weekdays[parts.weekday] ?? '';
  const values: Record<string, string | number> = {
    YYYY: pad(parts.year, 4),
    YY: pad(parts.year % 100),
    M: parts.month + 1,
    MM: pad(parts.month + 1),
    MMM: month.slice(0, 3),
    MMMM: month,
    Q: Math.floor(parts.month / 3) + 1,
    D: parts.day,
    DD: pad(parts.day),
    Do: ordinal(parts.day),
    d: parts.weekday,
    dd: weekday.slice(0, 2),
    ddd: weekday.slice(0, 3),
    dddd: weekday,
    H: parts.hour,
    HH: pad(parts.hour),
    h: hour12,
    hh: pad(hour12),
    k: parts.hour || 24,
    kk: pad(parts.hour || 24),
    m: parts.minute,
    mm: pad(parts.minute),
    s: parts.second,
    ss: pad(parts.second),
    SSS: pad(parts.millisecond, 3),
    A: parts.hour < 12 ? 'AM' : 'PM',
    a: parts.hour < 12 ? 'am' : 'pm',
    Z: offset(parts.offsetMinutes, ':'),
    ZZ: offset(parts.offsetMinutes, ''),
    X: Math.floor(time / 1000),
    x: time,
  };
  return String(values[token] ?? token);
}

function ordinal(day: number): string {
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

function offset(minutes: number, between: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${between}${pad(size % 60)}`;
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
