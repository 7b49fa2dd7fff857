import type { SourceRange } from './sourceText';

/**
 * What each problem carries beside its code: names and numbers for a sentence, never a value of a
 * variable, a header or a body.
 */
export interface ProblemFacts {
  // Request line and headers
  'request-line-invalid': { reason: 'no-target' | 'not-a-request' | 'curl' | 'protocol' };
  'target-invalid': { reason: 'empty' | 'no-scheme' };
  'header-without-colon': { indented: boolean };
  'header-name-invalid': Record<string, never>;
  'header-value-invalid': { name: string };
  'header-reserved': { name: string };
  'header-dropped': { name: string };
  'header-duplicate': { name: string };
  'host-differs': Record<string, never>;
  'separator-indented': Record<string, never>;
  'directive-misplaced': { directive: string };
  'directive-invalid': { directive: string };
  'name-duplicate': { name: string; firstLine: number };
  'tenant-unknown': { tenant: string };
  'authorization-scheme-unsupported': { scheme: string };
  'secret-literal': { kind: 'bearer' | 'basic' | 'secret'; name?: string };
  // Variables
  'variable-unknown': { name: string };
  'variable-cycle': { names: readonly string[] };
  'variable-too-deep': { name: string };
  'variable-arguments-invalid': { name: string };
  'variable-line-break': { name: string };
  'variable-redefined': { name: string };
  'expansion-too-large': { limitCharacters: number };
  'token-misplaced': { name: string };
  'request-unknown': { name: string };
  'response-missing': { request: string };
  'response-value-missing': { request: string; path: string };
  'path-unsupported': { path: string };
  'request-cycle': { names: readonly string[] };
  'untrusted-workspace': { needs: 'file' | 'dotenv' | 'process-environment' };
  // Bodies
  'file-missing': { path: string };
  'file-outside': { path: string };
  'file-too-large': { path: string };
  'encoding-unknown': { encoding: string };
  'boundary-missing': Record<string, never>;
  'graphql-variables-invalid': Record<string, never>;
  'body-like-headers': Record<string, never>;
  'query-after-blank-line': Record<string, never>;
  'script-not-run': { kind: 'before' | 'after' };
  'response-reference-ignored': Record<string, never>;
  'output-not-saved': Record<string, never>;
  // Environments
  'environment-file-invalid': { file: string };
  'environment-value-unsupported': { file: string; name: string };
}

export type ProblemCode = keyof ProblemFacts;

/** `error`: the request isn't sent. */
export type ProblemSeverity = 'error' | 'warning' | 'information';

/** Something a user should know of a place in a file; recognised by `code`. */
export type HttpFileProblem = {
  [C in ProblemCode]: {
    readonly code: C;
    readonly facts: ProblemFacts[C];
    readonly severity: ProblemSeverity;
    readonly range: SourceRange;
  };
}[ProblemCode];

/** A problem that has no place yet. */
export type Finding = HttpFileProblem extends infer P
  ? P extends HttpFileProblem
    ? Pick<P, 'code' | 'facts'>
    : never
  : never;

/** Longest name in a fact: what is longer is no name. */
const longestName = 80;

/** A name as it stands in facts. */
export function shownName(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

const brand = Symbol.for('tenant-api-client.http-file-error');

/**
 * A request of a file that can't be sent as it is written. Recognised by a brand and not by
 * `instanceof`, because the bundles each carry a copy of this class.
 */
export class HttpFileError extends Error {
  readonly [brand] = true;

  /** @param problems at least one of them an error */
  constructor(readonly problems: readonly HttpFileProblem[]) {
    super(problems.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`).join('; '));
    this.name = 'HttpFileError';
  }
}

/** Tells a request that can't be sent from a bug. */
export function isHttpFileError(error: unknown): error is HttpFileError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** Collects the problems of one reading. */
export class ProblemList {
  private readonly list: HttpFileProblem[] = [];

  add(severity: ProblemSeverity, range: SourceRange, finding: Finding): void {
    this.list.push({ ...finding, severity, range });
  }

  get all(): readonly HttpFileProblem[] {
    return this.list;
  }

  get hasErrors(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }

  /** @throws HttpFileError with all problems, when one of them is an error */
  throwErrors(): void {
    if (this.hasErrors) throw new HttpFileError(this.list);
  }
}
