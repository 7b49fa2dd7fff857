import { blocksOf, type BlockLayout } from '../blockLayout';
import { readDirective } from '../commentLine';
import { looksSecret } from '../environments';
import type { HttpFileProblem } from '../problems';
import { isToken } from '../../http/headers';
import { splitLines, type SourceRange } from '../sourceText';
import { fileDefinitions } from '../variables/definitions';
import { placeholdersIn } from '../variables/placeholders';
import { namesOf } from '../variables/requestNames';
import { isSystemVariable, systemVariables } from '../variables/systemVariables';

/** A change of a file's text. */
export interface TextChange {
  readonly range: SourceRange;
  readonly text: string;
}

/** What a fix carries beside its kind: names for its title. */
export interface FixFacts {
  'remove-indent': Record<string, never>;
  'insert-colon': Record<string, never>;
  'start-body': Record<string, never>;
  'comment-out': Record<string, never>;
  'remove-line': Record<string, never>;
  'remove-blank-line': Record<string, never>;
  'move-above-request': Record<string, never>;
  'rename-request': { name: string };
  'change-tenant': { tenant: string };
  'change-name': { name: string };
  'define-variable': { name: string };
  'ask-for-value': { name: string };
  'use-tenant-token': Record<string, never>;
  'ask-for-secret': { name: string };
}

/** A way out of a problem. */
export type Fix = {
  [K in keyof FixFacts]: {
    readonly kind: K;
    readonly facts: FixFacts[K];
    readonly changes: readonly TextChange[];
  };
}[keyof FixFacts];

export interface FixKnowledge {
  readonly tenants: readonly string[];
  /** Names of the environment's variables. */
  readonly environmentNames: readonly string[];
}

/** Ways out of a problem of `problemsOf` of the same text, the likeliest first. Never throws. */
export function findFixes(
  text: string,
  problem: HttpFileProblem,
  knowledge: FixKnowledge,
): readonly Fix[] {
  const lines = splitLines(text);
  const at = problem.range.startLine;
  const line = lines[at] ?? '';
  const none = {};
  switch (problem.code) {
    case 'separator-indented':
      return [
        { kind: 'remove-indent', facts: none, changes: [replaceLine(lines, at, line.trim())] },
      ];
    case 'header-without-colon': {
      const [, name, value] = /^\s*(\S+)\s+(\S[^]*)$/.exec(line.trimEnd()) ?? [];
      const fixes: Fix[] = [];
      if (name !== undefined && value !== undefined && isToken(name)) {
        const changes = [replaceLine(lines, at, `${name}: ${value}`)];
        fixes.push({ kind: 'insert-colon', facts: none, changes });
      }
      fixes.push({ kind: 'start-body', facts: none, changes: [insertLine(at, '')] });
      return [...fixes, commentOut(at)];
    }
    case 'header-name-invalid':
      return [commentOut(at)];
    case 'header-dropped':
    case 'header-reserved':
    case 'header-duplicate':
      return [{ kind: 'remove-line', facts: none, changes: [removeLine(at)] }];
    case 'body-like-headers':
    case 'query-after-blank-line': {
      const changes = blankLinesAbove(lines, at).map(removeLine);
      return [{ kind: 'remove-blank-line', facts: none, changes }];
    }
    case 'directive-misplaced': {
      const request = blockAt(lines, at)?.request;
      if (!request) return [];
      const changes = [insertLine(request.line, line.trim()), removeLine(at)];
      return [{ kind: 'move-above-request', facts: none, changes }];
    }
    case 'name-duplicate': {
      const name = unusedName(problem.facts.name, namesOf(text));
      const changes = [{ range: problem.range, text: name }];
      return [{ kind: 'rename-request', facts: { name }, changes }];
    }
    case 'tenant-unknown':
      return nearest(problem.facts.tenant, knowledge.tenants, 5).map((tenant) => ({
        kind: 'change-tenant',
        facts: { tenant },
        changes: [replaceTenant(lines, at, tenant)],
      }));
    case 'variable-unknown':
      return unknownVariable(text, lines, problem.range, problem.facts.name, knowledge);
    case 'request-unknown':
      return closest(problem.facts.name, [...namesOf(text)]).map((name) => ({
        kind: 'change-name',
        facts: { name },
        changes: [replaceIn(line, problem.range, problem.facts.name, name)],
      }));
    case 'secret-literal':
      return literalSecret(lines, problem.range, problem.facts.kind, problem.facts.name);
    default:
      return [];
  }
}

function unknownVariable(
  text: string,
  lines: readonly string[],
  range: SourceRange,
  name: string,
  { environmentNames }: FixKnowledge,
): Fix[] {
  const line = lines[range.startLine] ?? '';
  const isSystem = name.startsWith('$');
  const known = isSystem
    ? systemVariables.map((variable) => variable.name)
    : [...fileDefinitions(lines, blocksOf(lines)).keys(), ...environmentNames, ...namesOf(text)];
  const fixes: Fix[] = closest(name, known).map((other) => ({
    kind: 'change-name',
    facts: { name: other },
    changes: [replaceIn(line, range, name, other)],
  }));
  if (isSystem || isSystemVariable(name) || !/^[\w.-]+$/.test(name)) return fixes;
  const top = firstLineFor(lines);
  fixes.push({
    kind: 'define-variable',
    facts: { name },
    changes: [insertLine(top, `@${name} = `)],
  });
  const request = blockAt(lines, range.startLine)?.request;
  if (request) {
    const directive = looksSecret(name) ? 'secret' : 'prompt';
    const changes = [insertLine(request.line, `# @${directive} ${name}`)];
    fixes.push({ kind: 'ask-for-value', facts: { name }, changes });
  }
  return fixes;
}

/** A secret is taken out of the text; what asks for it instead never keeps it. */
function literalSecret(
  lines: readonly string[],
  range: SourceRange,
  kind: 'bearer' | 'basic' | 'secret',
  name: string | undefined,
): Fix[] {
  const line = lines[range.startLine] ?? '';
  const written = line.slice(range.startColumn, range.endColumn);
  if (kind === 'bearer') {
    const text = written.replace(/^(bearer\s+)[^]*$/i, '$1{{token}}');
    return [{ kind: 'use-tenant-token', facts: {}, changes: [{ range, text }] }];
  }
  const layout = blockAt(lines, range.startLine);
  if (!layout) return [];
  if (kind === 'basic') {
    const [, scheme = 'Basic ', user] = /^(basic\s+)([^\s:]+)[\s:]+\S/i.exec(written) ?? [];
    const text = `${scheme}${user ?? '{{user}}'}:{{password}}`;
    const asked =
      user === undefined ? ['# @prompt user', '# @secret password'] : ['# @secret password'];
    return askInstead(layout, range, text, 'password', asked);
  }
  const variable = (name ?? 'secret').replace(/[^\w.-]/g, '_');
  const definition = /^\s*@/.test(line);
  if (!definition) {
    return askInstead(layout, range, `{{${variable}}}`, variable, [`# @secret ${variable}`]);
  }
  // A prompt counts in its own block only: each request that uses the variable asks.
  const asking = blocksOf(lines).flatMap(({ request, startLine, endLine }) =>
    request && usesVariable(lines.slice(startLine, endLine), variable) ? [request.line] : [],
  );
  const changes = [
    ...asking.map((line) => insertLine(line, `# @secret ${variable}`)),
    removeLine(range.startLine),
  ];
  return [{ kind: 'ask-for-secret', facts: { name: variable }, changes }];
}

function askInstead(
  { request }: BlockLayout,
  range: SourceRange,
  text: string,
  name: string,
  directives: readonly string[],
): Fix[] {
  if (!request) return [];
  const changes = [insertLine(request.line, directives.join('\n')), { range, text }];
  return [{ kind: 'ask-for-secret', facts: { name }, changes }];
}

function usesVariable(lines: readonly string[], name: string): boolean {
  return lines.some((line) =>
    placeholdersIn(line).some((placeholder) => placeholder.name.replace(/^%\s*/, '') === name),
  );
}

function blockAt(lines: readonly string[], line: number): BlockLayout | undefined {
  return blocksOf(lines).find(({ startLine, endLine }) => startLine <= line && line < endLine);
}

/** Behind the variables and comments that the file begins with. */
function firstLineFor(lines: readonly string[]): number {
  const last = lines.findIndex((line) => !/^\s*@/.test(line));
  return last < 0 ? lines.length : last;
}

function blankLinesAbove(lines: readonly string[], at: number): number[] {
  const blank: number[] = [];
  for (let line = at - 1; line >= 0 && (lines[line] ?? '').trim() === ''; line--) blank.push(line);
  return blank;
}

function unusedName(name: string, used: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const candidate = `${name}-${String(number)}`;
    if (!used.has(candidate)) return candidate;
  }
}

function replaceTenant(lines: readonly string[], at: number, tenant: string): TextChange {
  const line = lines[at] ?? '';
  const value = readDirective(line)?.value ?? '';
  const column = line.lastIndexOf(value);
  const range = { startLine: at, startColumn: column, endLine: at, endColumn: line.length };
  return { range, text: tenant };
}

function replaceIn(line: string, range: SourceRange, from: string, to: string): TextChange {
  const column = line.indexOf(from, range.startColumn);
  const startColumn = column < 0 ? range.startColumn : column;
  const endColumn = column < 0 ? range.endColumn : column + from.length;
  return { range: { ...range, startColumn, endColumn }, text: to };
}

function commentOut(at: number): Fix {
  const range = { startLine: at, startColumn: 0, endLine: at, endColumn: 0 };
  return { kind: 'comment-out', facts: {}, changes: [{ range, text: '# ' }] };
}

function insertLine(at: number, text: string): TextChange {
  const range = { startLine: at, startColumn: 0, endLine: at, endColumn: 0 };
  return { range, text: `${text}\n` };
}

function removeLine(at: number): TextChange {
  return { range: { startLine: at, startColumn: 0, endLine: at + 1, endColumn: 0 }, text: '' };
}

function replaceLine(lines: readonly string[], at: number, text: string): TextChange {
  const endColumn = (lines[at] ?? '').length;
  return { range: { startLine: at, startColumn: 0, endLine: at, endColumn }, text };
}

/** The names that a few slips of the pen make of it, the nearest first. */
function closest(name: string, known: readonly string[]): string[] {
  const allowed = Math.ceil(name.length / 3);
  return nearest(name, known, 3).filter(
    (other) => distanceOf(lower(name), lower(other)) <= allowed,
  );
}

function nearest(name: string, known: readonly string[], most: number): string[] {
  return [...new Set(known)]
    .filter((other) => other !== name)
    .map((other) => ({ other, distance: distanceOf(lower(name), lower(other)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ other }) => other);
}

function lower(name: string): string {
  return name.slice(0, 60).toLowerCase();
}

/** Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
