import { setTimeout as wait } from 'node:timers/promises';
import { failure, json, Refusal, type Answer } from './answer';
import { queryNumber } from './queryNumber';
import { anyMethod, type Route, type SandboxRequest } from './routes';

const longestWaitMs = 600_000;
const mostKilobytes = 64 * 1024;
const rowBytes = 128;

/** Paths that are there to see how a client copes: echo, slow and large answers, any status. */
export const tryOutRoutes: readonly Route[] = [
  { path: '/echo', handlers: anyMethod(echo) },
  {
    path: '/slow',
    handlers: {
      GET: async ({ query, signal }) => {
        const ms = queryNumber(query, 'ms', 1000, longestWaitMs);
        await wait(ms, undefined, { signal });
        return json({ waitedMs: ms });
      },
    },
  },
  {
    path: '/large',
    handlers: {
      GET: ({ query }) => {
        const kilobytes = queryNumber(query, 'kb', 1024, mostKilobytes);
        const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
        return { status: 200, headers, body: largeJson(kilobytes * 1024) };
      },
    },
  },
  { path: '/status/{}', handlers: anyMethod((_, code = '') => withStatus(code)) },
];

/** What arrived, with the token hidden: an answer may be shown and kept, a token may not. */
function echo({ method, path, query, headers, body }: SandboxRequest): Answer {
  const seen = headers.map(([name, value]): [string, string] => {
    const lower = name.toLowerCase();
    return [lower, lower === 'authorization' ? 'Bearer (hidden)' : value];
  });
  return json({
    method,
    path,
    query: grouped([...query]),
    headers: grouped(seen),
    body: Buffer.from(body).toString(),
  });
}

/** Values by name; a list for a name that occurs several times. */
function grouped(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, list]) => [name, list.length > 1 ? list : list[0]]),
  );
}

/** A JSON array of rows of 128 bytes each, of exactly this many bytes. */
function largeJson(bytes: number): string {
  const rows = Array.from({ length: bytes / rowBytes }, (_, index) => {
    const start = `{"row":${index},"text":"`;
    return `${start.padEnd(rowBytes - 4, 'lorem ipsum ')}"}`;
  });
  return rows.length === 0 ? '' : `[${rows.join(',\n')}]`;
}

/** An empty answer for 204 and 304, otherwise JSON; with what belongs to 3xx, 429 and 503. */
function withStatus(code: string): Answer {
  const status = Number(code);
  if (!/^[2-5]\d\d$/.test(code)) {
    throw new Refusal(failure(400, 'bad_request', 'A status is a number from 200 to 599.'));
  }
  if ([204, 205, 304].includes(status)) return { status, headers: {}, body: '' };
  if (status >= 300 && status < 400) return json({ status }, status, { Location: '/echo' });
  if (status === 429 || status === 503) return json({ status }, status, { 'Retry-After': '1' });
  return json({ status }, status);
}
