import { abortable } from '../abortable';
import { TenantApiError, isTenantApiError } from '../errors';
import type { GetTokenOptions, TokenProvider } from '../oauth/tokenProvider';
import type { Token } from '../oauth/token';
import { mask } from '../redact';
import { mayCarryToken, resolveTarget } from '../tenants/originGate';
import type { Tenant } from '../tenants/tenant';
import { checkMessage, hasHeader } from './headers';
import {
  headerValue,
  type HeaderList,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
} from './httpClient';
import { parseUrl } from './parseUrl';
import { parseRetryAfter } from './retryAfter';
import { parseChallenges } from './wwwAuthenticate';

/** A request to a tenant, before it has a token. */
export interface TenantRequest {
  readonly method: string;
  /** A path on the tenant's origin, beginning with `/`, or an absolute URL. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: Uint8Array;
  /** False for a request that goes without the tenant's token. */
  readonly authorize?: boolean;
  /** Whether a redirect of a GET or HEAD on the same origin is followed; true by default. */
  readonly followRedirects?: boolean;
  /** The user agreed to send this to an origin that is not the tenant's, without a token. */
  readonly allowOtherOrigin?: boolean;
  /** Milliseconds for the request as a whole; the tenant's by default. */
  readonly timeoutMs?: number;
}

export interface SendToTenantOptions {
  readonly signal?: AbortSignal;
  /** Told when the work goes from getting a token to sending the request. */
  readonly onStep?: (step: 'token' | 'request') => void;
}

/** Where the Authorization of a request came from. */
export type TokenUse = 'attached' | 'renewed' | 'own-authorization' | 'none';

/** One try of a request, or one hop of a redirect. */
export interface Attempt {
  readonly url: string;
  /** The status of the answer, or the code of the failure. */
  readonly outcome: number | string;
}

/** A request and the response it ended with. */
export interface Exchange {
  readonly response: HttpResponse;
  readonly method: string;
  /** The URL that answered. */
  readonly url: string;
  /** As they went out, with the token masked. */
  readonly sentHeaders: HeaderList;
  readonly token: TokenUse;
  /** What came before the response, in order. */
  readonly earlierAttempts: readonly Attempt[];
  /** Why an unwanted response was left as it is. */
  readonly notes: readonly ExchangeNote[];
  /** Milliseconds from the call to the last byte, tokens and repetitions included. */
  readonly durationMs: number;
}

export type ExchangeNote =
  | 'token-renewed'
  | 'same-token-again'
  | 'renewed-moments-ago'
  | 'repeated'
  | 'redirect-followed'
  | 'redirect-not-followed'
  | 'other-origin';

export interface AuthorizedClientPorts {
  readonly http: HttpClient;
  readonly tokens: Pick<TokenProvider, 'get' | 'reject'>;
  readonly now: () => number;
  readonly random: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly readCa: (tenant: Tenant) => Promise<string | undefined>;
}

const connectTimeoutMs = 10_000;
const maxBodyBytes = 50 * 1024 * 1024;
const maxRedirects = 5;
const maxRepetitions = 2;
/** Seconds of `Retry-After` that are waited out without asking. */
const patienceSeconds = 2;
const neverAborted = new AbortController().signal;

/**
 * Sends requests for tenants: attaches the bearer token where the origin is the tenant's and nowhere
 * else, renews it once after a 401 (RFC 6750 section 3.1), repeats what may be repeated, follows
 * what may be followed.
 */
export class AuthorizedClient {
  constructor(private readonly ports: AuthorizedClientPorts) {}

  /** @throws TenantApiError why there is no response */
  async send(
    tenant: Tenant,
    request: TenantRequest,
    options: SendToTenantOptions = {},
  ): Promise<Exchange> {
    const url = resolveTarget(request.target, tenant);
    checkMessage(request.method, request.headers);
    if (!mayCarryToken(url, tenant) && !request.allowOtherOrigin) {
      const facts = { origin: url.origin, tenant: tenant.name };
      throw new TenantApiError('origin-not-allowed', facts, 'no');
    }
    const extraCa = await abortable(this.ports.readCa(tenant), options.signal);
    return new Sending(this.ports, tenant, request, options, extraCa).run(url);
  }
}

/** One request on its way, with what happened to it so far. */
class Sending {
  private readonly attempts: Attempt[] = [];
  private readonly notes = new Set<ExchangeNote>();
  private readonly startedMs: number;
  private readonly repeatable: boolean;
  private renewed = false;
  private repetitions = 0;
  private redirects = 0;

  constructor(
    private readonly ports: AuthorizedClientPorts,
    private readonly tenant: Tenant,
    private readonly request: TenantRequest,
    private readonly options: SendToTenantOptions,
    private readonly extraCa: string | undefined,
  ) {
    this.startedMs = ports.now();
    this.repeatable = request.method === 'GET' || request.method === 'HEAD';
  }

  async run(start: URL): Promise<Exchange> {
    let url = start;
    for (;;) {
      const token = await this.tokenFor(url);
      const message = this.message(url, token);
      const response = await this.sendOrRepeat(message, url);
      if (response === undefined) continue;
      if (token && response.status === 401 && (await this.renewAfter401(token, response, url))) {
        continue;
      }
      if (await this.worthRepeating(response, url)) continue;
      const next = this.redirectTarget(response, url);
      if (next) {
        this.attempts.push({ url: url.href, outcome: response.status });
        url = next;
        continue;
      }
      return this.exchange(message, response, token);
    }
  }

  /** The token for this URL, or nothing where none may go or the user wrote their own. */
  private async tokenFor(url: URL): Promise<Token | undefined> {
    if (!mayCarryToken(url, this.tenant)) {
      this.notes.add('other-origin');
      return undefined;
    }
    if (this.request.authorize === false || this.hasOwnAuthorization()) return undefined;
    this.options.onStep?.('token');
    return this.ports.tokens.get(this.tenant, this.tokenOptions());
  }

  private tokenOptions(): GetTokenOptions {
    return this.options.signal ? { signal: this.options.signal } : {};
  }

  private hasOwnAuthorization(): boolean {
    return hasHeader(this.request.headers, 'authorization');
  }

  private message(url: URL, token: Token | undefined): HttpRequest {
    const { method, headers, body } = this.request;
    return {
      method,
      url: url.href,
      headers: token ? [...headers, ['Authorization', `Bearer ${token.accessToken}`]] : headers,
      ...(body === undefined ? {} : { body }),
    };
  }

  private async sendOrRepeat(message: HttpRequest, url: URL): Promise<HttpResponse | undefined> {
    this.options.onStep?.('request');
    try {
      return await this.ports.http.send(message, {
        ...(this.options.signal ? { signal: this.options.signal } : {}),
        connectTimeoutMs,
        deadlineMs: this.request.timeoutMs ?? this.tenant.requestTimeoutMs,
        maxBodyBytes,
        ...(this.extraCa === undefined ? {} : { extraCa: this.extraCa }),
      });
    } catch (error) {
      if (!isTenantApiError(error) || !this.mayRepeatAfter(error)) throw error;
      await this.pause(undefined);
      this.repeat(url, error.code);
      return undefined;
    }
  }

  /** A lost connection may be tried again when nothing was sent, or when sending twice is harmless. */
  private mayRepeatAfter(error: TenantApiError): boolean {
    const passing: readonly string[] = ['connection-refused', 'connection-lost', 'dns-unavailable'];
    if (!passing.includes(error.code)) return false;
    const most = this.repeatable ? maxRepetitions : error.sent === 'no' ? 1 : 0;
    return this.repetitions < most;
  }

  private async worthRepeating(response: HttpResponse, url: URL): Promise<boolean> {
    if (!this.repeatable || this.repetitions >= maxRepetitions) return false;
    if (![429, 502, 503, 504].includes(response.status)) return false;
    const retryAfter = headerValue(response.headers, 'retry-after');
    const seconds = parseRetryAfter(retryAfter, this.ports.now());
    if (seconds !== undefined && seconds > patienceSeconds) return false;
    await this.pause(seconds);
    this.repeat(url, response.status);
    return true;
  }

  private repeat(url: URL, outcome: number | string): void {
    this.repetitions++;
    this.attempts.push({ url: url.href, outcome });
    this.notes.add('repeated');
  }

  private pause(seconds: number | undefined): Promise<void> {
    const ms =
      seconds === undefined ? this.ports.random() * 500 * 2 ** this.repetitions : seconds * 1000;
    return this.ports.wait(ms, this.options.signal ?? neverAborted);
  }

  /** Gets a new token after a 401 that the token may be the cause of: once in a request's life. */
  private async renewAfter401(failed: Token, response: HttpResponse, url: URL): Promise<boolean> {
    if (this.renewed || !blamesToken(response.headers)) return false;
    this.renewed = true;
    if (!this.ports.tokens.reject(this.tenant, failed)) {
      this.notes.add('renewed-moments-ago');
      return false;
    }
    this.options.onStep?.('token');
    const token = await this.ports.tokens.get(this.tenant, this.tokenOptions());
    if (token.accessToken === failed.accessToken) {
      this.notes.add('same-token-again');
      return false;
    }
    this.attempts.push({ url: url.href, outcome: response.status });
    this.notes.add('token-renewed');
    return true;
  }

  /** Where to go next, for a GET or HEAD that stays on its origin (rule C-06). */
  private redirectTarget(response: HttpResponse, url: URL): URL | undefined {
    const location = headerValue(response.headers, 'location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) {
      return undefined;
    }
    const next = location.length <= 8192 ? parseUrl(location, url.href) : undefined;
    const sameOrigin = next?.origin === url.origin && next.username === '' && next.password === '';
    const allowed = this.repeatable && this.request.followRedirects !== false && sameOrigin;
    if (!allowed || this.redirects >= maxRedirects) {
      this.notes.add('redirect-not-followed');
      return undefined;
    }
    this.redirects++;
    this.notes.add('redirect-followed');
    next.hash = '';
    return next;
  }

  private exchange(
    message: HttpRequest,
    response: HttpResponse,
    token: Token | undefined,
  ): Exchange {
    return {
      response,
      method: message.method,
      url: message.url,
      sentHeaders: token
        ? [...this.request.headers, ['Authorization', `Bearer ${mask}`]]
        : message.headers,
      token: this.tokenUse(token),
      earlierAttempts: this.attempts,
      notes: [...this.notes],
      durationMs: this.ports.now() - this.startedMs,
    };
  }

  private tokenUse(token: Token | undefined): TokenUse {
    if (token) return this.notes.has('token-renewed') ? 'renewed' : 'attached';
    return this.hasOwnAuthorization() ? 'own-authorization' : 'none';
  }
}

/** True when the challenge of a 401 leaves room for the token being at fault (RFC 6750 section 3). */
function blamesToken(headers: HeaderList): boolean {
  const challenges = headers
    .filter(([name]) => name.toLowerCase() === 'www-authenticate')
    .flatMap(([, value]) => parseChallenges(value));
  if (challenges.length === 0) return true;
  return challenges.some(({ scheme, parameters }) => {
    const error = parameters.get('error');
    return scheme === 'bearer' && (error === undefined || error === 'invalid_token');
  });
}
