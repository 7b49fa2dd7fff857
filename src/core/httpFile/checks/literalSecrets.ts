import type { BlockParts } from '../blockTexts';
import { basicParts } from '../authorizationValue';
import { looksSecret } from '../environments';
import { shownName, type ProblemList } from '../problems';
import { rangeOf, type SourceText } from '../sourceText';
import { definitionsIn } from '../variables/definitions';

const secretHeader = /^(?:x-)?(?:api|auth|access|secret)[-_]?(?:key|token|secret)$/i;
const bodySecret =
  /["']?\b(client_secret|clientSecret|password|access_token|refresh_token)\b["']?\s*[:=]\s*["']?([^"'&\s,}]+)/;

/** Reports secrets that are written in the file: they belong to the tenant, or into a prompt. */
export function checkLiteralSecrets(
  lines: readonly string[],
  { layout, headers, body }: BlockParts,
  problems: ProblemList,
): void {
  const report = (source: SourceText, kind: 'bearer' | 'basic' | 'secret', name?: string) => {
    const facts = name === undefined ? { kind } : { kind, name: shownName(name) };
    problems.add('warning', rangeOf(source), { code: 'secret-literal', facts });
  };
  for (const { name, value } of definitionsIn(lines, layout)) {
    if (looksSecret(name.text) && isLiteral(value.text)) report(value, 'secret', name.text);
    else if (isBearer(value.text)) report(value, 'bearer');
  }
  for (const { name, value } of headers.headers) {
    const isAuthorization = /^(?:proxy-)?authorization$/i.test(name.text);
    if (isAuthorization && isBearer(value.text)) report(value, 'bearer');
    else if (isAuthorization && isBasic(value)) report(value, 'basic');
    else if (secretHeader.test(name.text) && isLiteral(value.text)) {
      report(value, 'secret', name.text);
    }
  }
  for (const line of body) {
    if (line.kind !== 'text') continue;
    const { text } = line.source;
    const [found, name, value] = bodySecret.exec(text.slice(0, 2000)) ?? [];
    if (found === undefined || name === undefined || value === undefined) continue;
    if (!isLiteral(value)) continue;
    const column = text.indexOf(found) + found.length - value.length;
    report({ text: value, line: line.source.line, column }, 'secret', name);
  }
}

function isLiteral(value: string): boolean {
  return (
    value.length > 3 &&
    !value.includes('{{') &&
    !/^(?:<.*>|\*+|\.+|x+|null|true|false)$/i.test(value)
  );
}

function isBearer(value: string): boolean {
  const credentials = /^bearer\s+(\S+)$/i.exec(value)?.[1];
  return credentials !== undefined && isLiteral(credentials);
}

function isBasic(value: SourceText): boolean {
  const parts = basicParts(value);
  if (parts) return isLiteral(parts.password.text);
  const encoded = /^basic\s+(\S+)$/i.exec(value.text)?.[1];
  return encoded !== undefined && isLiteral(encoded);
}
