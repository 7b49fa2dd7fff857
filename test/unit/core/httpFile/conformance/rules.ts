import assert from 'node:assert/strict';
import { prepareRequest } from '../../../../../src/core/httpFile/httpFile';
import type { PreparedRequest } from '../../../../../src/core/httpFile/requestPreparation';
import { scanHttpFile } from '../../../../../src/core/httpFile/scan';
import { bodyOf, contextOf } from '../preparing';

/** What must become of one request of a file; what is left out may be anything. */
export interface Expected {
  /** Method and target. */
  readonly line: string;
  /** All of them, in order; a pattern for a value that is another one each time. */
  readonly headers?: readonly (readonly [name: string, value: string | RegExp])[];
  /** `null` for none. */
  readonly body?: string | null;
  /** `null` for none. */
  readonly name?: string | null;
}

/** A rule that files of other clients rely on, with a file that shows it. */
export interface Rule {
  readonly rule: string;
  /** Its lines, joined with LF, or the text itself. */
  readonly file: readonly string[] | string;
  readonly context?: Parameters<typeof contextOf>[0];
  /** All requests of the file, in order. */
  readonly requests: readonly Expected[];
}

/** Makes a test of each rule. */
export function itFollows(rules: readonly Rule[]): void {
  for (const { rule, file, context, requests } of rules) {
    it(rule, async () => {
      const text = typeof file === 'string' ? file : file.join('\n');
      const sent = await allPrepared(text, context);
      assert.deepEqual(
        sent.map(({ method, target }) => `${method} ${target}`),
        requests.map(({ line }) => line),
      );
      requests.forEach((expected, index) => {
        const request = sent[index];
        assert.ok(request);
        compare(request, expected);
      });
    });
  }
}

/** Prepares all requests of a file, in order. */
export async function allPrepared(
  text: string,
  context: Rule['context'] = {},
): Promise<PreparedRequest[]> {
  const sent: PreparedRequest[] = [];
  for (const outline of scanHttpFile(text)) {
    sent.push(await prepareRequest(text, outline, contextOf(context)));
  }
  return sent;
}

function compare(request: PreparedRequest, { headers, body, name }: Expected): void {
  if (headers) {
    assert.deepEqual(
      request.headers.map(([header]) => header),
      headers.map(([header]) => header),
    );
    headers.forEach(([, value], index) => {
      const actual = request.headers[index]?.[1] ?? '';
      if (typeof value === 'string') assert.equal(actual, value);
      else assert.match(actual, value);
    });
  }
  if (body !== undefined) assert.equal(bodyOf(request) ?? null, body);
  if (name !== undefined) assert.equal(request.name ?? null, name);
}
