import { blocksOf, type BlockLayout } from './blockLayout';
import { partsOf, textsOf } from './blockTexts';
import { checkBlockForm } from './checks/blockForm';
import { checkLiteralSecrets } from './checks/literalSecrets';
import { checkReference, type FileNames } from './checks/variableUse';
import { readDirective } from './commentLine';
import type { FileKnowledge } from './knowledge';
import { definedIn, promptsOf, referencesIn, type NameDefinition } from './occurrences';
import { ProblemList, shownName, type HttpFileProblem } from './problems';
import { RequestReferences } from './requestReferences';
import { scanHttpFile } from './scan';
import { rangeOf, splitLines, trimmed } from './sourceText';
import { fileDefinitions } from './variables/definitions';
import { placeholdersIn } from './variables/placeholders';
import { namesOf } from './variables/requestNames';

/** Finds the problems of a file: nothing is resolved, read or asked for. Never throws. */
export function findProblems(text: string, knowledge: FileKnowledge): readonly HttpFileProblem[] {
  const problems = new ProblemList();
  const lines = splitLines(text);
  const blocks = blocksOf(lines);
  const names: FileNames = {
    definitions: fileDefinitions(lines, blocks),
    requests: namesOf(text),
  };
  const defined: NameDefinition[] = [];
  for (const layout of blocks) {
    const parts = partsOf(lines, layout);
    const own = definedIn(lines, layout);
    const prompts = promptsOf(own);
    for (const definition of own) defined.push(definition);
    checkBlockForm(lines, parts, problems);
    checkLiteralSecrets(lines, parts, problems);
    checkTenant(lines, layout, knowledge, problems);
    for (const placed of textsOf(lines, parts)) {
      for (const reference of referencesIn(placed.source, placed.place, prompts)) {
        checkReference(reference, placed, names, knowledge, problems);
      }
    }
  }
  checkNames(defined, problems);
  checkVariableCircles(defined, names.definitions, problems);
  checkRequestCircles(text, lines, problems);
  return problems.all;
}

function checkTenant(
  lines: readonly string[],
  { head, startLine }: BlockLayout,
  { knowsTenant }: FileKnowledge,
  problems: ProblemList,
): void {
  head.forEach((kind, index) => {
    const line = lines[startLine + index] ?? '';
    const directive = kind === 'comment' ? readDirective(line) : undefined;
    if (directive?.name !== 'tenant' || directive.value === '') return;
    if (knowsTenant?.(directive.value) !== false) return;
    const source = trimmed(line, startLine + index, line.lastIndexOf(directive.value));
    const facts = { tenant: shownName(directive.value) };
    problems.add('error', rangeOf(source), { code: 'tenant-unknown', facts });
  });
}

function checkNames(defined: readonly NameDefinition[], problems: ProblemList): void {
  const requests = new Map<string, NameDefinition>();
  const variables = new Map<string, NameDefinition>();
  for (const definition of defined) {
    const { kind, name, range, value } = definition;
    const shown = shownName(name);
    if (kind === 'request') {
      const first = requests.get(name);
      const facts = { name: shown, firstLine: first?.range.startLine ?? 0 };
      if (first) problems.add('warning', range, { code: 'name-duplicate', facts });
      else requests.set(name, definition);
    }
    if (kind !== 'variable') continue;
    const earlier = variables.get(name);
    if (earlier && earlier.value !== value) {
      const finding = { code: 'variable-redefined', facts: { name: shown } } as const;
      problems.add('information', earlier.range, finding);
    }
    variables.set(name, definition);
  }
}

/** Each circle is reported at the definition that closes it. */
function checkVariableCircles(
  defined: readonly NameDefinition[],
  definitions: ReadonlyMap<string, string>,
  problems: ProblemList,
): void {
  const finished = new Set<string>();
  for (const { kind, name: start, range } of defined) {
    if (kind !== 'variable' || finished.has(start)) continue;
    const path: { name: string; next: string[] }[] = [{ name: start, next: usedBy(start) }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const name = step.next.pop();
      if (name === undefined) {
        finished.add(step.name);
        path.pop();
        continue;
      }
      const circle = path.findIndex((earlier) => earlier.name === name);
      if (circle >= 0) {
        const names = [...path.slice(circle).map((part) => shownName(part.name)), shownName(name)];
        problems.add('error', range, { code: 'variable-cycle', facts: { names } });
      } else if (definitions.has(name) && !finished.has(name)) {
        path.push({ name, next: usedBy(name) });
      }
    }
  }

  function usedBy(name: string): string[] {
    return placeholdersIn(definitions.get(name) ?? '').map((placeholder) => placeholder.name);
  }
}

function checkRequestCircles(text: string, lines: readonly string[], problems: ProblemList): void {
  if (!/\.re(?:quest|sponse)\./.test(text)) return;
  const references = new RequestReferences(text);
  for (const outline of scanHttpFile(text)) {
    const names = references.cycleOf(outline)?.map(shownName);
    const source = trimmed(lines[outline.requestLine] ?? '', outline.requestLine);
    if (names) problems.add('error', rangeOf(source), { code: 'request-cycle', facts: { names } });
  }
}
