import type { PlacedText } from '../blockTexts';
import type { FileKnowledge } from '../knowledge';
import type { NameReference } from '../occurrences';
import { shownName, type Finding, type ProblemList } from '../problems';
import { standsForToken } from '../variables/tokenNames';
import { asJsonPath } from '../variables/jsonPath';
import { parseRequestReference } from '../variables/requestReference';
import { isSystemVariable } from '../variables/systemVariables';

/** What the whole file defines. */
export interface FileNames {
  readonly definitions: ReadonlyMap<string, string>;
  readonly requests: ReadonlySet<string>;
}

/** Reports a reference to nothing: an error where a request would be refused for it. */
export function checkReference(
  reference: NameReference,
  { place, source, header }: PlacedText,
  { definitions, requests }: FileNames,
  { environment }: FileKnowledge,
  problems: ProblemList,
): void {
  const add = (finding: Finding, refuses = false) => {
    const isKept = place === 'body' || place === 'definition';
    problems.add(isKept && !refuses ? 'warning' : 'error', reference.whole, finding);
  };
  const { kind, name, expression } = reference;
  const isKnown = definitions.has(name) || (environment?.values.has(name) ?? false);
  const facts = { name: shownName(name) };
  if (kind === 'token' && !isKnown) {
    const isMarker =
      place === 'definition' ||
      (header?.toLowerCase() === 'authorization' &&
        standsForToken(
          source.text,
          (of) => definitions.get(of),
          (of) => environment?.values.has(of) ?? false,
        ));
    if (!isMarker) add({ code: 'token-misplaced', facts }, true);
  }
  if (kind === 'system' && !isSystemVariable(name)) add({ code: 'variable-unknown', facts });
  if (kind === 'variable' && !isKnown && environment) add({ code: 'variable-unknown', facts });
  if (kind !== 'request') return;
  const { part, path } = parseRequestReference(expression.replace(/^%\s*/, '')) ?? {};
  if (!requests.has(name)) {
    add({ code: 'request-unknown', facts });
  } else if (part === 'body' && path !== undefined && path !== '*') {
    const finding = { code: 'path-unsupported', facts: { path: shownName(path) } } as const;
    if (asJsonPath(path) === undefined) add(finding);
  }
}
