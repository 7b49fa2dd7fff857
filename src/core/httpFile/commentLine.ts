/** True for a line whose first characters but blanks are `#` or `//`. */
export function isComment(line: string): boolean {
  const text = line.trimStart();
  return text.startsWith('#') || text.startsWith('//');
}

/** `# @name value` in a comment. */
export interface Directive {
  /** In lower case and without hyphens: `no-redirect` and `noRedirect` are the same. */
  readonly name: string;
  readonly value: string;
}

/** The directive that a comment line is, if it is one. A blank before `@` and `=` may be left out. */
export function readDirective(line: string): Directive | undefined {
  if (!line.includes('@')) return undefined;
  const [, name, rest] = /^\s*(?:#|\/\/)\s*@([\w-]+)([^]*)$/.exec(line) ?? [];
  if (name === undefined || rest === undefined || (rest !== '' && !/^[\s=]/.test(rest))) {
    return undefined;
  }
  const value = rest.trim().replace(/^=\s*/, '');
  return { name: name.replace(/-/g, '').toLowerCase(), value };
}
