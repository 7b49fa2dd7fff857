import assert from 'node:assert/strict';
import { isTenantApiError, type ErrorCode, type TenantApiError } from '../../../src/core/errors';
import type { HttpRequest, HttpResponse, SendOptions } from '../../../src/core/http/httpClient';
import { createHttpClient } from '../../../src/http/httpClient';

export const client = createHttpClient({ userAgent: 'tenant-api-client/test' });

const generous: SendOptions = {
  connectTimeoutMs: 10_000,
  deadlineMs: 20_000,
  maxBodyBytes: 1_000_000,
};

/** Sends a GET, or what is told otherwise, with limits that don't matter unless they are given. */
export function send(
  url: string,
  request: Partial<HttpRequest> = {},
  options: Partial<SendOptions> = {},
): Promise<HttpResponse> {
  return client.send({ method: 'GET', url, headers: [], ...request }, { ...generous, ...options });
}

/** Waits for a failure of the given code; fails for anything else. */
export async function failure<C extends ErrorCode>(
  sending: Promise<unknown>,
  code: C,
): Promise<TenantApiError<C>> {
  const outcome: unknown = await sending.then(
    (response) => response,
    (error: unknown) => error,
  );
  assert(isTenantApiError(outcome), `expected ${code}, got ${String(outcome)}`);
  assert(outcome.is(code), `expected ${code}, got ${outcome.message}`);
  return outcome;
}

export function bodyText(response: HttpResponse): string {
  return Buffer.from(response.body).toString();
}
