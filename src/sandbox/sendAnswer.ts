import type { ServerResponse } from 'node:http';
import { failure, type Answer } from './answer';
import type { Fault } from './behavior';

/**
 * Sends an answer, whole or with the fault.
 *
 * @throws TypeError, RangeError for a status or header that HTTP doesn't allow; nothing is sent then
 */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  fault?: Exclude<Fault, 'hang' | 'reset'>,
): void {
  const body = Buffer.from(answer.body);
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  const hasBody = ![204, 304].includes(answer.status);
  if (
    hasBody &&
    !response.hasHeader('Transfer-Encoding') &&
    !response.hasHeader('Content-Length')
  ) {
    response.setHeader('Content-Length', body.length);
  }
  if (answer.reason === undefined) response.writeHead(answer.status);
  else response.writeHead(answer.status, answer.reason);
  if (!fault) {
    response.end(hasBody ? body : undefined);
    return;
  }
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
    if (fault === 'cut') response.destroy();
  });
}

/** Sends 500 for what can't be answered: an interceptor that throws, an override that HTTP forbids. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const reason = error instanceof Error ? error.message : 'unknown';
  sendAnswer(response, failure(500, 'request_failed', `The sandbox could not answer: ${reason}`));
}
