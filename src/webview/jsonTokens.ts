export type JsonTokenKind = 'name' | 'string' | 'number' | 'literal';

export interface JsonToken {
  /** Absent for punctuation and space. */
  readonly kind?: JsonTokenKind;
  readonly text: string;
}

const token = /("[^"\\\n]*(?:\\.[^"\\\n]*)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

/** Splits a piece of JSON into what is coloured and what is not; joined, the texts are the piece. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    const [, quoted, colon, number] = match;
    if (match.index > from) tokens.push({ text: text.slice(from, match.index) });
    const kind = quoted ? (colon ? 'name' : 'string') : number ? 'number' : 'literal';
    const shown = quoted ?? match[0];
    tokens.push({ kind, text: shown });
    from = match.index + shown.length;
  }
  if (from < text.length) tokens.push({ text: text.slice(from) });
  return tokens;
}
