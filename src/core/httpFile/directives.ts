import type { BlockLayout } from './blockLayout';
import { isComment, readDirective, type Directive } from './commentLine';
import { looksSecret } from './environments';
import type { ProblemList } from './problems';
import { rangeOf, trimmed } from './sourceText';

/** `# @prompt name What to ask` */
export interface Prompt {
  readonly name: string;
  readonly description: string;
  readonly secret: boolean;
}

/** What the comments of a block say about its request. */
export interface Directives {
  readonly name?: string;
  readonly tenant?: string;
  /** What to show before sending; empty where `# @note` says nothing. */
  readonly note?: string;
  readonly prompts: readonly Prompt[];
  readonly noRedirect: boolean;
  readonly noAuth: boolean;
  readonly noLog: boolean;
  readonly keepComments: boolean;
  readonly timeoutSeconds?: number;
}

/** Directives that would be missed: a request that ignores them is not the one that was meant. */
const essential = new Set(['tenant', 'note', 'prompt', 'secret', 'noredirect', 'noauth']);
const known = new Set([...essential, 'name', 'timeout', 'keepcomments']);

/** All directives, as they are written in files, for completion. */
export const directiveNames: readonly string[] = [
  'name',
  'tenant',
  'prompt',
  'secret',
  'note',
  'no-auth',
  'no-redirect',
  'no-log',
  'timeout',
  'keep-comments',
];

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Reads the directives above a request line; unknown ones are comments. */
export function readDirectives(
  lines: readonly string[],
  layout: BlockLayout,
  problems: ProblemList,
): Directives {
  const found: { -readonly [K in keyof Directives]: Directives[K] } = {
    prompts: [],
    noRedirect: false,
    noAuth: false,
    noLog: false,
    keepComments: false,
  };
  const prompts: Prompt[] = [];
  layout.head.forEach((kind, index) => {
    const lineNumber = layout.startLine + index;
    const line = lines[lineNumber] ?? '';
    const directive = kind === 'comment' ? readDirective(line) : undefined;
    if (!directive) return;
    const reject = () => {
      const facts = { directive: directive.name };
      problems.add('error', rangeOf(trimmed(line, lineNumber)), {
        code: 'directive-invalid',
        facts,
      });
    };
    const { name, value } = directive;
    if ((name === 'name' || name === 'tenant') && value !== '') found[name] = value;
    if (name === 'note') found.note = value;
    if (name === 'noredirect') found.noRedirect = true;
    if (name === 'noauth') found.noAuth = true;
    if (name === 'nolog') found.noLog = true;
    if (name === 'keepcomments') found.keepComments = true;
    if (name === 'timeout') {
      const seconds = readSeconds(value);
      if (seconds === undefined) reject();
      else found.timeoutSeconds = seconds;
    }
    if (name === 'prompt' || name === 'secret') {
      const prompt = readPrompt(directive);
      if (prompt) prompts.push(prompt);
      else reject();
    }
  });
  return { ...found, prompts };
}

/** Reports directives behind the request line, where they have no effect. */
export function reportMisplaced(
  lines: readonly string[],
  from: number,
  to: number,
  problems: ProblemList,
): void {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    const directive = isComment(line) ? readDirective(line)?.name : undefined;
    if (directive === undefined || !known.has(directive)) continue;
    const severity = essential.has(directive) ? 'error' : 'warning';
    const finding = { code: 'directive-misplaced', facts: { directive } } as const;
    problems.add(severity, rangeOf(trimmed(line, at)), finding);
  }
}

function readPrompt({ name: kind, value }: Directive): Prompt | undefined {
  const [, name, description] = /^(\S+)\s*([^]*)$/.exec(value) ?? [];
  if (name === undefined || description === undefined) return undefined;
  return { name, description, secret: kind === 'secret' || looksSecret(name) };
}

function readSeconds(value: string): number | undefined {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|m|h|)$/.exec(value) ?? [];
  const seconds = Number(number) * (secondsOf[unit === '' ? 's' : (unit ?? '')] ?? Number.NaN);
  return seconds > 0 ? seconds : undefined;
}
