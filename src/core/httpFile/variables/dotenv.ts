const line =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*(?:'([^']*)'|"((?:[^"\\]|\\[^])*)"|`([^`]*)`|([^\r\n]*))/gm;

/**
 * Reads a `.env` file: `NAME=value`, with `export` before it or not, values in quotes, which may go
 * over several lines and hold `\n` in double ones, and comments behind values without quotes. The
 * last of equal names counts.
 */
export function readDotenv(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const match of text.replace(/^\uFEFF/, '').matchAll(line)) {
    const [, name, single, double, backtick, bare] = match;
    if (name === undefined) continue;
    const value =
      single ?? (double === undefined ? undefined : unescape(double)) ?? backtick ?? trimBare(bare);
    values.set(name, value);
  }
  return values;
}

function unescape(text: string): string {
  return text.replace(/\\([nrt"\\])/g, (_, character: string) => {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
    return escapes[character] ?? character;
  });
}

function trimBare(text = ''): string {
  const comment = text.search(/(?:^|\s)#/);
  return (comment < 0 ? text : text.slice(0, comment)).trim();
}
