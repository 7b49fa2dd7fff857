import { layoutOf } from '../httpFile/blockLayout';
import { partsOf } from '../httpFile/blockTexts';
import { checkLiteralSecrets } from '../httpFile/checks/literalSecrets';
import { looksSecret } from '../httpFile/environments';
import { ProblemList } from '../httpFile/problems';

/** The names of headers, parameters and fields of a block whose values look like secrets. */
export function secretFieldsOf(lines: readonly string[], url: string): string[] {
  const problems = new ProblemList();
  checkLiteralSecrets(lines, partsOf(lines, layoutOf(lines, 0, lines.length)), problems);
  const names = problems.all.flatMap((problem) =>
    problem.code === 'secret-literal' ? [problem.facts.name ?? problem.facts.kind] : [],
  );
  const query = new URLSearchParams(/\?[^#]*/.exec(url)?.[0] ?? '');
  for (const [name, value] of query) if (looksSecret(name) && value.length > 3) names.push(name);
  return [...new Set(names)];
}
