import { TenantApiError } from '../errors';
import { headerValue, type HttpResponse } from '../http/httpClient';
import { parseRetryAfter } from '../http/retryAfter';

/** How the life of a token came about. */
export type LifetimeSource = 'stated' | 'assumed' | 'clamped' | 'ended';

/** Something about the answer that a user should be able to see; never a value from it. */
export type TokenDiagnostic =
  | 'expires-in-missing'
  | 'expires-in-invalid'
  | 'expires-in-not-positive'
  | 'expires-in-huge'
  | 'token-type-missing'
  | 'json-tolerated'
  | 'scope-differs';

export interface TokenAnswer {
  readonly accessToken: string;
  /** Seconds from the start of the request; 0 for a token that is used once and not kept. */
  readonly lifetimeSeconds: number;
  readonly lifetimeSource: LifetimeSource;
  readonly scope?: string;
  readonly diagnostics: readonly TokenDiagnostic[];
}

/** Seconds a token is taken to live when the server does not say (T-03). */
export const assumedLifetimeSeconds = 300;
/** Seconds beyond which a stated life is not believed. */
export const longestLifetimeSeconds = 86_400;

const largestAnswer = 64 * 1024;
const longestToken = 8192;
const b64token = /^[A-Za-z0-9\-._~+/]+=*$/;

/**
 * Reads the answer of the token endpoint (RFC 6749 sections 5.1 and 5.2). JSON is read strictly
 * first; then once more without a byte order mark and without commas before a closing bracket.
 *
 * @param host the token endpoint's host, for errors.
 * @param askedScope the scope that was asked for, to tell when the server granted another.
 * @param shown makes a server's words fit to be shown (redacted plain text).
 * @throws TenantApiError `token-refused`, `token-endpoint-status`, `token-endpoint-moved`,
 *   `token-answer-not-json`, `token-answer-invalid`, `token-type-unsupported`
 */
export function readTokenResponse(
  response: HttpResponse,
  host: string,
  askedScope: string,
  now: number,
  shown: (text: string) => string,
): TokenAnswer {
  const { status } = response;
  if (status >= 300 && status < 400) {
    const location = shown(headerValue(response.headers, 'location') ?? '');
    throw new TenantApiError('token-endpoint-moved', { host, status, location });
  }
  const json = readJson(response.body);
  const refusal = json.ok ? oauthError(json.value) : undefined;
  if (refusal && (status === 200 || (status >= 400 && status < 500 && status !== 429))) {
    const description = refusal.description === undefined ? '' : shown(refusal.description);
    throw new TenantApiError('token-refused', {
      host,
      status,
      error: shown(refusal.error),
      ...(description === '' ? {} : { description }),
    });
  }
  if (status !== 200) {
    const retryAfter = parseRetryAfter(headerValue(response.headers, 'retry-after'), now);
    throw new TenantApiError('token-endpoint-status', {
      host,
      status,
      ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
    });
  }
  if (!json.ok) {
    const htmlTitle = json.text === undefined ? undefined : titleOfHtml(json.text);
    throw new TenantApiError('token-answer-not-json', {
      host,
      status,
      ...(htmlTitle === undefined ? {} : { htmlTitle: shown(htmlTitle).slice(0, 80) }),
      ...(response.body.length === 0 ? { empty: true } : {}),
    });
  }
  return readAnswer(json.value, host, askedScope, json.tolerated);
}

function readAnswer(
  value: unknown,
  host: string,
  askedScope: string,
  tolerated: boolean,
): TokenAnswer {
  const invalid = (field: string, found: unknown) =>
    new TenantApiError('token-answer-invalid', { host, field, found: jsonType(found) });
  if (!isObject(value)) throw invalid('', value);
  const diagnostics: TokenDiagnostic[] = tolerated ? ['json-tolerated'] : [];

  const tokenType = value['token_type'];
  if (tokenType === undefined || tokenType === null) diagnostics.push('token-type-missing');
  else if (typeof tokenType !== 'string') throw invalid('token_type', tokenType);
  else if (tokenType.trim().toLowerCase() !== 'bearer') {
    const known = /^[\w.-]{1,40}$/.test(tokenType) ? tokenType : jsonType(tokenType);
    throw new TenantApiError('token-type-unsupported', { host, tokenType: known });
  }

  const accessToken = value['access_token'];
  if (typeof accessToken !== 'string') throw invalid('access_token', accessToken);
  if (!b64token.test(accessToken) || accessToken.length > longestToken) {
    throw invalid('access_token', accessToken);
  }

  const scope = typeof value['scope'] === 'string' ? value['scope'] : undefined;
  if (scope !== undefined && scope !== askedScope) diagnostics.push('scope-differs');
  const life = readLifetime(value['expires_in']);
  if (life.diagnostic) diagnostics.push(life.diagnostic);
  return {
    accessToken,
    lifetimeSeconds: life.seconds,
    lifetimeSource: life.source,
    ...(scope === undefined ? {} : { scope }),
    diagnostics,
  };
}

interface Lifetime {
  readonly seconds: number;
  readonly source: LifetimeSource;
  readonly diagnostic?: TokenDiagnostic;
}

/**
 * Reads `expires_in`: a number, or a string of digits as real servers send it, rounded down.
 * Missing or unreadable is taken as five minutes, zero or less as a token for one use, more than a
 * day as a day.
 */
export function readLifetime(value: unknown): Lifetime {
  const assumed = { seconds: assumedLifetimeSeconds, source: 'assumed' } as const;
  if (value === undefined) return { ...assumed, diagnostic: 'expires-in-missing' };
  const isDigits = typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value);
  if (typeof value !== 'number' && !isDigits) {
    return { ...assumed, diagnostic: 'expires-in-invalid' };
  }
  const seconds = Math.floor(Number(value));
  if (seconds <= 0) return { seconds: 0, source: 'ended', diagnostic: 'expires-in-not-positive' };
  if (seconds > longestLifetimeSeconds) {
    return { seconds: longestLifetimeSeconds, source: 'clamped', diagnostic: 'expires-in-huge' };
  }
  return { seconds, source: 'stated' };
}

type Json =
  | { readonly ok: true; readonly value: unknown; readonly tolerated: boolean }
  | { readonly ok: false; readonly text?: string };

function readJson(body: Uint8Array): Json {
  if (body.length > largestAnswer) return { ok: false };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { ok: false };
  }
  try {
    return { ok: true, value: JSON.parse(text), tolerated: false };
  } catch {
    // The second, tolerant reading follows.
  }
  try {
    return { ok: true, value: JSON.parse(withoutTrailingCommas(text)), tolerated: true };
  } catch {
    return { ok: false, text };
  }
}

/** Drops a comma directly before `}` or `]`, outside strings only. */
function withoutTrailingCommas(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '');
}

function oauthError(value: unknown): { error: string; description?: string } | undefined {
  if (!isObject(value) || typeof value['error'] !== 'string' || value['error'] === '') {
    return undefined;
  }
  const description = value['error_description'];
  return {
    error: value['error'],
    ...(typeof description === 'string' ? { description } : {}),
  };
}

function titleOfHtml(text: string): string | undefined {
  if (!/^\s*<(?:!doctype\s+html|html|head|body|!--)/i.test(text)) return undefined;
  return /<title[^>]*>([^<]{0,200})/i.exec(text)?.[1]?.trim() ?? '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A word for what was found, which says nothing of its content. */
function jsonType(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value === '') return 'an empty string';
  return typeof value;
}
