import type { CurlWord, CurlWords } from './curlWords';
import { base64Of, textOfBody, type OutgoingBody } from './outgoingRequest';

/**
 * Writes a command for PowerShell, with `curl.exe` because `curl` alone is another command in Windows
 * PowerShell.
 *
 * Windows PowerShell 5.1 hands arguments to programs without escaping the quotes in them, leaves out
 * empty ones, and pipes text as ASCII with a line break behind it; PowerShell 7.3 and later do all of
 * it right. So only words that both hand over alike are arguments. Everything else goes through a
 * temporary file, which .NET writes byte for byte and cURL reads with `@`.
 */
export function powershellCommand(
  words: CurlWords,
  body: OutgoingBody | undefined,
  tokenVariable: string,
): string {
  const special = words.flat().filter((word) => word.kind === 'header' && !isSafe(word.text));
  const before: string[] = [];
  const after: string[] = [];
  if (special.length > 0) {
    const text = special.map((word) => (word.kind === 'header' ? word.text : '')).join('\n');
    before.push('$headers = New-TemporaryFile', writeBytes('$headers', latin1(text)));
    after.push('Remove-Item $headers.FullName');
  }
  const lines = words.flatMap((group) => {
    if (group.some((word) => special.includes(word))) return [];
    return [group.map((word) => wordOf(word, tokenVariable)).join(' ')];
  });
  if (special.length > 0) lines.push('-H "@$($headers.FullName)"');
  if (body !== undefined) {
    const option = bodyOption(body);
    lines.push(option.line);
    before.push(...option.before);
    after.push(...option.after);
  }
  return [...before, `curl.exe ${lines.join(' `\n  ')}`, ...after].join('\n');
}

interface BodyOption {
  readonly line: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function bodyOption(body: OutgoingBody): BodyOption {
  if (typeof body === 'object' && 'file' in body) {
    return { line: `--data-binary ${powershellQuoted(`@${body.file}`)}`, before: [], after: [] };
  }
  const text = textOfBody(body);
  if (text !== undefined && text !== '' && isSafe(text) && text.length < 8000) {
    return { line: `--data-raw ${powershellQuoted(text)}`, before: [], after: [] };
  }
  return {
    line: '--data-binary "@$($body.FullName)"',
    before: ['$body = New-TemporaryFile', writeBytes('$body', bodyBytes(body, text))],
    after: ['Remove-Item $body.FullName'],
  };
}

/** Text stays readable where a script keeps it as it is: without control characters but LF. */
function bodyBytes(body: string | Uint8Array, text: string | undefined): string {
  if (text === undefined || /[\0-\x09\x0b-\x1f\x7f\uFEFF]/.test(text)) {
    return `[Convert]::FromBase64String('${base64Of(body)}')`;
  }
  // A script's own line breaks may be CR LF.
  const lines = `${powershellQuoted(text)}${text.includes('\n') ? '.Replace("`r", "")' : ''}`;
  return `[Text.Encoding]::UTF8.GetBytes(${lines})`;
}

function latin1(text: string): string {
  return `[Text.Encoding]::GetEncoding(28591).GetBytes(${powershellQuoted(text)})`;
}

function writeBytes(variable: string, bytes: string): string {
  return `[IO.File]::WriteAllBytes(${variable}.FullName, ${bytes})`;
}

function wordOf(word: CurlWord, tokenVariable: string): string {
  if (word.kind === 'token-header') return `"${word.before}$env:${tokenVariable}"`;
  return /^[\w./:-][\w./:=-]*$/.test(word.text) && !word.text.startsWith('-')
    ? word.text
    : optionOrQuoted(word.text);
}

function optionOrQuoted(text: string): string {
  return /^--?[A-Za-z][\w-]*$/.test(text) ? text : powershellQuoted(text);
}

/** True for a word that every version hands over as it is. */
function isSafe(text: string): boolean {
  return /^[ !#-~]+$/.test(text) && !text.endsWith('\\');
}

/** In single quotes, of which PowerShell knows five kinds; each stands for itself when doubled. */
export function powershellQuoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201B]/g, '$&$&')}'`;
}
