import type { CurlNote, CurlPart } from './curlRequest';

/** Types that cURL guesses by the end of a file's name. */
const typesOfNames: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  pdf: 'application/pdf',
  xml: 'application/xml',
};

/** Reads the value of `--form-string`: all behind the first `=` is text. */
export function textPart(value: string): CurlPart | undefined {
  const divider = value.indexOf('=');
  if (divider < 0) return undefined;
  const text = value.slice(divider + 1);
  return { name: value.slice(0, divider), content: { kind: 'text', text } };
}

/** Reads the value of `-F`: `name=text`, `name=@file`, `name=<file`, with `;type=` and `;filename=`. */
export function formParts(value: string, notes: CurlNote[]): CurlPart[] {
  const divider = value.indexOf('=');
  if (divider < 0) {
    notes.push({ kind: 'argument-ignored' });
    return [];
  }
  const name = value.slice(0, divider);
  const content = value.slice(divider + 1);
  const sign = content[0];
  if (sign !== '@' && sign !== '<') {
    const { first, settings } = divide(content, notes);
    return [{ name, ...typeOf(settings), content: { kind: 'text', text: first } }];
  }
  const paths = sign === '@' ? dividedPaths(content.slice(1)) : [content.slice(1)];
  const parts: CurlPart[] = [];
  for (const written of paths) {
    const { first: path, settings } = divide(written, notes);
    if (path === '-' || path === '') {
      notes.push({ kind: 'body-from-input' });
      continue;
    }
    const file = { kind: 'file', path } as const;
    const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
    const contentType = settings.get('type') ?? typesOfNames[ending] ?? 'application/octet-stream';
    const filename = settings.get('filename') ?? path.replace(/^.*[\\/]/, '');
    if (sign === '@') parts.push({ name, filename, contentType, content: file });
    else parts.push({ name, ...typeOf(settings), content: file });
  }
  return parts;
}

function typeOf(settings: ReadonlyMap<string, string>): Pick<CurlPart, 'contentType' | 'filename'> {
  const contentType = settings.get('type');
  const filename = settings.get('filename');
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(filename === undefined ? {} : { filename }),
  };
}

/** `@a,b` is two files; a comma within quotes is part of a name. */
function dividedPaths(text: string): string[] {
  return text.match(/(?:"(?:\\[^]|[^"\\])*"|[^,])+/g) ?? [text];
}

/** The content in front of `;type=` and the like. A semicolon with another word behind it is text. */
function divide(text: string, notes: CurlNote[]): { first: string; settings: Map<string, string> } {
  const pattern =
    /;\s*(type|filename|headers|encoder)=("(?:\\[^]|[^"\\])*"|[^;]*(?:;(?!\s*(?:type|filename|headers|encoder)=)[^;]*)*)/gi;
  const settings = new Map<string, string>();
  const quoted = /^"(?:\\[^]|[^"\\])*"/.exec(text)?.[0];
  const rest = quoted === undefined ? text : text.slice(quoted.length);
  const start = rest.search(pattern);
  for (const [, name = '', value = ''] of rest.matchAll(pattern)) {
    const lower = name.toLowerCase();
    if (lower === 'headers' || lower === 'encoder') notes.push({ kind: 'form-detail-ignored' });
    else settings.set(lower, unquoted(value.trim()));
  }
  const first = start < 0 ? rest : rest.slice(0, start);
  return { first: quoted === undefined ? first : unquoted(quoted) + first, settings };
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text;
}
