import type { Field } from '../protocol/panel';

/** The headers after an edit of one row; a row past the last is added. */
export function setHeaderField(
  headers: readonly Field[],
  index: number,
  change: Partial<Field>,
): readonly Field[] {
  const rows = [...headers];
  rows[index] = { name: '', value: '', enabled: true, ...rows[index], ...change };
  const last = rows.at(-1);
  if (last?.name === '' && last.value === '') rows.pop();
  return rows;
}

/** The headers without one of the rows. */
export function removeHeaderField(headers: readonly Field[], index: number): readonly Field[] {
  return headers.filter((_, row) => row !== index);
}

/** The value of the first enabled header of that name. */
export function enabledHeader(headers: readonly Field[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find((field) => field.enabled && field.name.trim().toLowerCase() === wanted)
    ?.value;
}

/** Header names offered while typing. */
export const commonHeaderNames = [
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Language',
  'Content-Type',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Unmodified-Since',
  'Prefer',
  'Range',
  'User-Agent',
  'X-Correlation-ID',
  'X-Request-ID',
] as const;
