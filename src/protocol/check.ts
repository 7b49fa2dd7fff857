/** True for a plain object whose properties can be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a string of at most `most` UTF-16 code units. */
export function isText(value: unknown, most = Infinity): value is string {
  return typeof value === 'string' && value.length <= most;
}

/** True for a number that counts something: finite and not negative. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** Every item as `parse` reads it, or undefined when one of them is wrong or there are too many. */
export function parseList<T>(
  value: unknown,
  parse: (item: unknown) => T | undefined,
  most = Infinity,
): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined;
  const items: T[] = [];
  for (const candidate of value) {
    const item = parse(candidate);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
