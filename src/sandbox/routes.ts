import type { HeaderList } from '../core/http/httpClient';
import { failure, Refusal, type Answer } from './answer';

/** A request as the handlers see it. */
export interface SandboxRequest {
  readonly method: string;
  /** Without the query; still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * Works out the answer to a request.
 *
 * @param parameters the path's `{}` segments, decoded, in order.
 * @throws Refusal
 */
export type Handler = (
  request: SandboxRequest,
  ...parameters: string[]
) => Answer | Promise<Answer>;

/** A path and what answers it. */
export interface Route {
  /** Segments of `{}` stand for any value. */
  readonly path: string;
  /** By method. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** True for the one path that is asked without a token. */
  readonly open?: boolean;
}

/** What is to be called for a request. */
export interface Match {
  readonly handler: Handler;
  readonly parameters: readonly string[];
  readonly open: boolean;
}

/** The same handler for each method but HEAD. */
export function anyMethod(handler: Handler): Route['handlers'] {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  return Object.fromEntries(methods.map((method) => [method, handler]));
}

/**
 * Finds what answers a request.
 *
 * @throws Refusal 400 for a path that can't be decoded, 404 for an unknown one, 405 with `Allow` for
 *   a method that the path doesn't have (RFC 9110 section 15.5.6)
 */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  for (const route of routes) {
    const parameters = matchPath(route.path, path);
    if (!parameters) continue;
    const handler = Object.hasOwn(route.handlers, method) ? route.handlers[method] : undefined;
    if (handler) return { handler, parameters, open: route.open === true };
    const allowed = Object.keys(route.handlers).join(', ');
    throw new Refusal(
      failure(405, 'method_not_allowed', `Allowed here: ${allowed}.`, { Allow: allowed }),
    );
  }
  throw new Refusal(failure(404, 'not_found', 'There is nothing at this path.'));
}

function matchPath(template: string, path: string): string[] | undefined {
  const expected = template.split('/');
  const segments = path.split('/');
  if (expected.length !== segments.length) return undefined;
  const parameters: string[] = [];
  for (const [index, segment] of segments.entries()) {
    if (expected[index] === '{}' && segment !== '') parameters.push(segment);
    else if (expected[index] !== segment) return undefined;
  }
  try {
    return parameters.map(decodeURIComponent);
  } catch {
    throw new Refusal(failure(400, 'bad_request', 'The path is not percent-encoded UTF-8.'));
  }
}
