const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const imfFixdate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3): delay seconds, or a date in the IMF-fixdate form.
 *
 * @param now milliseconds since the epoch.
 * @returns seconds to wait, 0 for a date in the past, `undefined` for anything else.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const date = imfFixdate.exec(text);
  if (!date) return undefined;
  const [, day, monthName, year, hour, minute, second] = date;
  const month = months.indexOf(monthName ?? '');
  if (month < 0) return undefined;
  const at = Date.UTC(
    Number(year),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return Math.max(0, Math.ceil((at - now) / 1000));
}
