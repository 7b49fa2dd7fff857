/** `{{ name }}` in a text; offsets in UTF-16 units. */
export interface Placeholder {
  /** Between the braces, without blanks at its ends. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
}

/** The placeholders of one line, from left to right. */
export function placeholdersIn(line: string): Placeholder[] {
  const found: Placeholder[] = [];
  let at = line.indexOf('{{');
  while (at >= 0) {
    const close = line.indexOf('}}', at + 2);
    if (close < 0) break;
    const inner = line.slice(at + 2, close);
    const nested = inner.indexOf('{{', 1);
    if (nested > 0) {
      at += 2 + nested;
      continue;
    }
    const name = inner.trim();
    if (name !== '') {
      const nameStart = at + 2 + inner.indexOf(name);
      found.push({ name, start: at, end: close + 2, nameStart });
    }
    at = line.indexOf('{{', close + 2);
  }
  return found;
}
