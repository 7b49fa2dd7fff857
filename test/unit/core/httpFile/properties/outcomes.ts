import assert from 'node:assert/strict';
import { isTenantApiError } from '../../../../../src/core/errors';
import { prepareRequest } from '../../../../../src/core/httpFile/httpFile';
import type { PrepareContext } from '../../../../../src/core/httpFile/prepareContext';
import { isHttpFileError, type HttpFileProblem } from '../../../../../src/core/httpFile/problems';
import type { PreparedRequest } from '../../../../../src/core/httpFile/requestPreparation';
import { scanHttpFile, type RequestOutline } from '../../../../../src/core/httpFile/scan';
import { contextOf } from '../preparing';

/** What preparing a request came to. */
export type Outcome =
  | { readonly kind: 'prepared'; readonly request: PreparedRequest }
  | { readonly kind: 'refused'; readonly problems: readonly HttpFileProblem[] }
  | { readonly kind: 'cancelled' };

const value = (text: string) => ({ value: text, source: 'test', secret: false });

/** A context that has an answer to most questions. */
export const someContext: PrepareContext = contextOf({
  environment: {
    values: new Map([
      ['base', value('https://h.test')],
      ['evil', value('a\r\nX-B: 1')],
      ['raw', value('{{a}} $& $$')],
    ]),
    shared: new Map([['a', value('shared')]]),
  },
  readFile: (path) =>
    Promise.resolve(
      path.includes('missing')
        ? { kind: 'missing' }
        : { kind: 'found', bytes: new TextEncoder().encode('line {{raw}}\r\n{{evil}}é') },
    ),
  dotenv: () => Promise.resolve('A=1\nevil="a\\nb"'),
  processEnv: (name) => (name.length > 1 ? `<${name}>` : undefined),
  prompt: (name) => Promise.resolve(name === 's' ? undefined : '{{b}}'),
  response: (name) =>
    Promise.resolve({
      status: 200,
      headers: [['X-Id', name]],
      bodyText: '{"id":7,"list":[{"x":1,"id":"one"},{"x":"2"}],"text":"{{a}}"}',
      request: { headers: [], bodyText: name },
    }),
});

/** Prepares a request; fails for an error that is none of those that are documented. */
export async function outcomeOf(
  text: string,
  outline: RequestOutline,
  context: PrepareContext = someContext,
): Promise<Outcome> {
  try {
    return { kind: 'prepared', request: await prepareRequest(text, outline, context) };
  } catch (error) {
    if (isHttpFileError(error)) {
      assert.ok(error.problems.some(({ severity }) => severity === 'error'));
      return { kind: 'refused', problems: error.problems };
    }
    if (isTenantApiError(error) && error.is('cancelled')) return { kind: 'cancelled' };
    throw error;
  }
}

/** What became of all requests of a file. */
export async function outcomesOf(text: string, context?: PrepareContext): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const outline of scanHttpFile(text)) outcomes.push(await outcomeOf(text, outline, context));
  return outcomes;
}

/** An outcome without places: what has to stay when lines or names of a file are other ones. */
export function withoutPlaces(outcome: Outcome): unknown {
  const codes = (problems: readonly HttpFileProblem[]) => problems.map(({ code }) => code);
  if (outcome.kind === 'refused') return codes(outcome.problems);
  if (outcome.kind === 'cancelled') return outcome.kind;
  return { ...outcome.request, warnings: codes(outcome.request.warnings) };
}

/** All problems of an outcome. */
export function problemsOfOutcome(outcome: Outcome): readonly HttpFileProblem[] {
  if (outcome.kind === 'refused') return outcome.problems;
  return outcome.kind === 'prepared' ? outcome.request.warnings : [];
}
