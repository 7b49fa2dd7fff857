import assert from 'node:assert/strict';
import { noEnvironment } from '../../../../src/core/httpFile/environments';
import { prepareRequest } from '../../../../src/core/httpFile/httpFile';
import type { PrepareContext } from '../../../../src/core/httpFile/prepareContext';
import { isHttpFileError, type HttpFileProblem } from '../../../../src/core/httpFile/problems';
import type { PreparedRequest } from '../../../../src/core/httpFile/requestPreparation';
import { scanHttpFile } from '../../../../src/core/httpFile/scan';

/** A context in which nothing is known but what the test gives. */
export function contextOf(
  given: Partial<PrepareContext> & { readonly files?: Record<string, string | Uint8Array> } = {},
): PrepareContext {
  const { files = {}, ...rest } = given;
  return {
    readFile: (path) => {
      const content = files[path];
      if (content === undefined) return Promise.resolve({ kind: 'missing' });
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return Promise.resolve({ kind: 'found', bytes });
    },
    environment: noEnvironment,
    dotenv: () => Promise.resolve(undefined),
    processEnv: () => undefined,
    prompt: () => Promise.resolve(undefined),
    response: () => Promise.resolve(undefined),
    random: () => 0.5,
    now: () => Date.UTC(2024, 1, 29, 13, 4, 5, 67),
    workspaceTrusted: true,
    ...rest,
  };
}

/** Prepares a request of a file: the last one, or that of an index. */
export function prepared(
  text: string,
  context: Parameters<typeof contextOf>[0] = {},
  index = -1,
): Promise<PreparedRequest> {
  const outline = scanHttpFile(text).at(index);
  assert.ok(outline);
  return prepareRequest(text, outline, contextOf(context));
}

/** The problems for which a request is refused. */
export async function refusal(
  text: string,
  context: Parameters<typeof contextOf>[0] = {},
): Promise<readonly HttpFileProblem[]> {
  try {
    await prepared(text, context);
  } catch (error) {
    assert.ok(isHttpFileError(error), String(error));
    return error.problems;
  }
  throw new assert.AssertionError({ message: 'The request is not refused.' });
}

/** The body as text, as it would be sent. */
export function bodyOf({ body }: PreparedRequest): string | undefined {
  return body && new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}
