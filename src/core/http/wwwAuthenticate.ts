/** One challenge of `WWW-Authenticate`: its scheme in lower case and its parameters. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const longest = 8192;
const tokenCharacters = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const token68 = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const blanks = /[ \t]*/y;
const commas = /[ \t,]*/y;

/**
 * Reads `WWW-Authenticate` (RFC 9110 section 11.6.1): several challenges, quoted strings with
 * escapes. A challenge with a parameter given twice, and all from the first mistake on, is left out.
 * Never throws.
 */
export function parseChallenges(value: string): Challenge[] {
  if (value.length > longest) return [];
  const reader = new Reader(value);
  const challenges: Challenge[] = [];
  reader.take(commas);
  while (!reader.atEnd()) {
    const scheme = reader.take(tokenCharacters);
    if (scheme === '') return challenges;
    const parameters = reader.parameters();
    if (parameters === 'malformed') return challenges;
    if (parameters !== 'ambiguous') {
      challenges.push({ scheme: scheme.toLowerCase(), parameters });
    }
    reader.take(commas);
  }
  return challenges;
}

class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.position >= this.text.length;
  }

  take(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text)?.[0] ?? '';
    this.position += match.length;
    return match;
  }

  /** The parameters up to the next challenge. */
  parameters(): Map<string, string> | 'malformed' | 'ambiguous' {
    const parameters = new Map<string, string>();
    let ambiguous = false;
    const gap = this.take(blanks);
    if (this.atEnd() || this.text[this.position] === ',') return parameters;
    if (gap === '') return 'malformed';
    if (this.take(token68) !== '') return parameters;
    for (;;) {
      const before = this.position;
      const name = this.take(tokenCharacters).toLowerCase();
      this.take(blanks);
      if (name === '' || this.text[this.position] !== '=') {
        if (parameters.size === 0) return 'malformed';
        this.position = before;
        return ambiguous ? 'ambiguous' : parameters;
      }
      this.position++;
      this.take(blanks);
      const value = this.text[this.position] === '"' ? this.quoted() : this.take(tokenCharacters);
      if (value === undefined) return 'malformed';
      if (parameters.has(name)) ambiguous = true;
      parameters.set(name, value);
      this.take(blanks);
      if (!this.atEnd() && this.text[this.position] !== ',') return 'malformed';
      this.take(commas);
      if (this.atEnd()) return ambiguous ? 'ambiguous' : parameters;
    }
  }

  private quoted(): string | undefined {
    let value = '';
    for (let at = this.position + 1; at < this.text.length; at++) {
      const character = this.text[at];
      if (character === '"') {
        this.position = at + 1;
        return value;
      }
      if (character === '\\') at++;
      value += this.text[at] ?? '';
    }
    return undefined;
  }
}
