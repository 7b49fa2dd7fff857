import { abortable } from '../abortable';
import type { Clock } from '../clock';
import { Emitter } from '../emitter';
import { TenantApiError, isCancelled, isTenantApiError } from '../errors';
import type { HttpClient } from '../http/httpClient';
import { plainText, type Redactor } from '../redact';
import { isPlainHttpOverNetwork, type Tenant } from '../tenants/tenant';
import type { Credential, CredentialStore } from './credentials';
import { isRenewalDue, isUsable, remainingMs, type Token } from './token';
import { buildTokenRequest } from './tokenRequest';
import { readTokenResponse } from './tokenResponse';

export interface TokenProviderPorts {
  readonly http: HttpClient;
  readonly credentials: CredentialStore;
  readonly clock: Clock;
  readonly redactor: Redactor;
  /** Resolves after the milliseconds, or rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 (inclusive) to 1. */
  readonly random: () => number;
  /** The PEM text of a tenant's CA file. */
  readonly readCa: (tenant: Tenant) => Promise<string | undefined>;
  /** Whether the user agreed to plain http over the network for this tenant. */
  readonly isPlainHttpConfirmed: (tenant: Tenant) => boolean;
}

export interface GetTokenOptions {
  /** Ends this caller's wait; the request goes on for others who wait for it. */
  readonly signal?: AbortSignal;
  /** The user asked in person: a remembered refusal is forgotten and the server asked again. */
  readonly userAsked?: boolean;
  /** Get a new token even while the present one works. */
  readonly renew?: boolean;
}

/** What a user can see of a tenant's token. */
export type TokenState =
  | { readonly kind: 'none' }
  | { readonly kind: 'fetching'; readonly token?: Token }
  | { readonly kind: 'live'; readonly token: Token }
  | { readonly kind: 'ended'; readonly token: Token }
  | { readonly kind: 'failed'; readonly error: TenantApiError; readonly token?: Token };

const connectTimeoutMs = 10_000;
const totalMs = 30_000;
const attemptsAtMost = 3;
const longestWaitSeconds = 60;
const blockedMs = 60_000;
/** Renewals after a rejected token, or in the background, are at least this far apart. */
const renewalPauseMs = 10_000;

/** One token cache entry: a token endpoint, login and scope, for one version of the secret. */
interface Slot {
  token?: Token;
  revision?: string;
  flight?: Flight;
  failure?: TenantApiError;
  latch?: { readonly error: TenantApiError; readonly untilMs: number };
  lastRenewalMs?: number;
}

interface Flight {
  readonly promise: Promise<Token>;
  readonly controller: AbortController;
  waiters: number;
}

/**
 * Gets tokens on demand and keeps them in memory: one token request at a time per endpoint, login
 * and scope however many callers wait, renewed before the end, never again with a secret that was
 * refused (rules T-01 to T-07).
 */
export class TokenProvider {
  private readonly slots = new Map<string, Slot>();
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly ports: TokenProviderPorts) {}

  /** What is known of the tenant's token now, without asking anyone. */
  state(tenant: Tenant): TokenState {
    const slot = this.slots.get(slotKey(tenant));
    if (!slot) return { kind: 'none' };
    const live = slot.token && remainingMs(slot.token, this.ports.clock) > 0;
    const token = slot.token;
    if (slot.flight) return { kind: 'fetching', ...(token && live ? { token } : {}) };
    if (slot.failure && !live) {
      return { kind: 'failed', error: slot.failure, ...(token ? { token } : {}) };
    }
    if (!token) return { kind: 'none' };
    return live ? { kind: 'live', token } : { kind: 'ended', token };
  }

  /** The error of the last try, where a token from before it still works too. */
  lastError(tenant: Tenant): TenantApiError | undefined {
    return this.slots.get(slotKey(tenant))?.failure;
  }

  /**
   * A token that works: the cached one, or a new one.
   *
   * @throws TenantApiError why there is none, `cancelled` when the caller's signal aborted
   */
  async get(tenant: Tenant, options: GetTokenOptions = {}): Promise<Token> {
    if (isPlainHttpOverNetwork(tenant) && !this.ports.isPlainHttpConfirmed(tenant)) {
      throw new TenantApiError(
        'plain-http-not-confirmed',
        { tenant: tenant.name, origin: tenant.origin },
        'no',
      );
    }
    const credential = await abortable(this.ports.credentials.get(tenant), options.signal);
    if (!credential) {
      return this.fail(tenant, new TenantApiError('secret-missing', { tenant: tenant.name }, 'no'));
    }
    const slot = this.slotFor(tenant, credential.revision);
    if (options.userAsked) delete slot.latch;

    if (slot.token && !options.renew && isUsable(slot.token, this.ports.clock)) {
      if (isRenewalDue(slot.token, this.ports.clock)) this.renewInBackground(tenant, slot);
      return slot.token;
    }
    this.throwIfLatched(slot);
    return this.join(slot.flight ?? this.takeOff(tenant, slot), options.signal);
  }

  /**
   * Drops a token that a server rejected, if it is still the present one, and tells whether it makes
   * sense to try again: not when it was renewed for the same reason moments ago.
   */
  reject(tenant: Tenant, token: Token): boolean {
    const slot = this.slots.get(slotKey(tenant));
    if (slot?.token?.accessToken !== token.accessToken || slot.flight) return true;
    if (this.renewedLately(slot)) return false;
    delete slot.token;
    slot.lastRenewalMs = this.ports.clock.monotonic();
    this.changed.fire();
    return true;
  }

  /** Takes over a token that was got with this version of the secret. */
  adopt(tenant: Tenant, revision: string, token: Token): void {
    this.drop(slotKey(tenant));
    this.slots.set(slotKey(tenant), { revision, token });
    this.changed.fire();
  }

  /** Forgets the tenant's token and failure; a request under way is ended. */
  forget(tenant: Tenant): void {
    this.drop(slotKey(tenant));
    this.changed.fire();
  }

  /** Forgets all tokens of all tenants. */
  forgetAll(): void {
    for (const key of [...this.slots.keys()]) this.drop(key);
    this.changed.fire();
  }

  /** Forgets what belongs to none of these tenants. */
  retainOnly(tenants: readonly Tenant[]): void {
    const keep = new Set(tenants.map(slotKey));
    for (const key of [...this.slots.keys()]) if (!keep.has(key)) this.drop(key);
    this.changed.fire();
  }

  private drop(key: string): void {
    this.slots.get(key)?.flight?.controller.abort();
    this.slots.delete(key);
  }

  /** The slot for this version of the secret; what belongs to an older version is dropped. */
  private slotFor(tenant: Tenant, revision: string): Slot {
    const key = slotKey(tenant);
    const present = this.slots.get(key);
    if (present && (present.revision === undefined || present.revision === revision)) {
      present.revision = revision;
      return present;
    }
    if (present) this.drop(key);
    const slot: Slot = { revision };
    this.slots.set(key, slot);
    return slot;
  }

  private fail(tenant: Tenant, error: TenantApiError): never {
    this.drop(slotKey(tenant));
    this.slots.set(slotKey(tenant), { failure: error });
    this.changed.fire();
    throw error;
  }

  private throwIfLatched(slot: Slot): void {
    if (!slot.latch) return;
    if (this.ports.clock.now() >= slot.latch.untilMs) {
      delete slot.latch;
      return;
    }
    const { error } = slot.latch;
    throw error.is('token-refused')
      ? new TenantApiError('token-refused', { ...error.facts, remembered: true }, 'no')
      : error;
  }

  private renewedLately(slot: Slot): boolean {
    const last = slot.lastRenewalMs;
    return last !== undefined && this.ports.clock.monotonic() - last < renewalPauseMs;
  }

  private renewInBackground(tenant: Tenant, slot: Slot): void {
    if (slot.flight || slot.latch || this.renewedLately(slot)) return;
    slot.lastRenewalMs = this.ports.clock.monotonic();
    const flight = this.takeOff(tenant, slot);
    flight.waiters++;
    flight.promise.catch(() => undefined);
  }

  private takeOff(tenant: Tenant, slot: Slot): Flight {
    const controller = new AbortController();
    const promise = this.fetch(tenant, slot, controller.signal).then(
      (token) => {
        delete slot.flight;
        delete slot.failure;
        slot.token = token;
        this.changed.fire();
        return token;
      },
      (error: unknown) => {
        delete slot.flight;
        if (isTenantApiError(error) && !isCancelled(error)) {
          slot.failure = error;
          const untilMs = latchedUntil(error, this.ports.clock.now());
          if (untilMs !== undefined) slot.latch = { error, untilMs };
        }
        this.changed.fire();
        throw error;
      },
    );
    slot.flight = { promise, controller, waiters: 0 };
    this.changed.fire();
    return slot.flight;
  }

  private async join(flight: Flight, signal: AbortSignal | undefined): Promise<Token> {
    flight.waiters++;
    try {
      return await abortable(flight.promise, signal);
    } catch (error) {
      if (isCancelled(error) && --flight.waiters === 0) flight.controller.abort();
      throw error;
    }
  }

  /** Sends the token request, again where that is safe and useful, and reads the answer. */
  private async fetch(tenant: Tenant, slot: Slot, signal: AbortSignal): Promise<Token> {
    const started = this.ports.clock.monotonic();
    const extraCa = await this.ports.readCa(tenant);
    for (let attempt = 1; ; attempt++) {
      const credential = await this.ports.credentials.get(tenant);
      if (!credential) throw new TenantApiError('secret-missing', { tenant: tenant.name }, 'no');
      slot.revision = credential.revision;
      const left = totalMs - (this.ports.clock.monotonic() - started);
      try {
        const token = await this.fetchOnce(tenant, credential, extraCa, left, signal);
        const present = await this.ports.credentials.get(tenant);
        if (present?.revision === credential.revision) return token;
        if (attempt === attemptsAtMost) {
          throw new TenantApiError('secret-missing', { tenant: tenant.name }, 'no');
        }
      } catch (error) {
        const pause = this.pauseBeforeRetry(error, attempt);
        const elapsed = this.ports.clock.monotonic() - started;
        if (pause === undefined || elapsed + pause >= totalMs) throw error;
        await this.ports.wait(pause, signal);
      }
    }
  }

  private async fetchOnce(
    tenant: Tenant,
    credential: Credential,
    extraCa: string | undefined,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<Token> {
    const { clock, http, redactor } = this.ports;
    redactor.add(credential.clientSecret);
    const requestedAt = { wallMs: clock.now(), monotonicMs: clock.monotonic() };
    const response = await http.send(buildTokenRequest(tenant, credential.clientSecret), {
      signal,
      connectTimeoutMs,
      deadlineMs,
      maxBodyBytes: 256 * 1024,
      ...(extraCa === undefined ? {} : { extraCa }),
    });
    const { host } = new URL(tenant.tokenEndpoint);
    const answer = readTokenResponse(response, host, tenant.scope.value, clock.now(), (text) =>
      plainText(text, redactor),
    );
    redactor.add(answer.accessToken);
    return { ...answer, requestedAt };
  }

  /** Milliseconds until the next try, or nothing where another try would be wrong or useless. */
  private pauseBeforeRetry(error: unknown, attempt: number): number | undefined {
    if (!isTenantApiError(error) || attempt >= triesFor(error)) return undefined;
    const retryAfter = error.is('token-endpoint-status')
      ? error.facts.retryAfterSeconds
      : undefined;
    if (retryAfter !== undefined) {
      return retryAfter <= longestWaitSeconds ? retryAfter * 1000 : undefined;
    }
    return this.ports.random() * Math.min(20_000, 500 * 2 ** attempt);
  }
}

/** How often in all a token request may be sent when it ends with this error. */
function triesFor(error: TenantApiError): number {
  switch (error.code) {
    case 'connection-refused':
    case 'connection-lost':
    case 'connect-timeout':
      return attemptsAtMost;
    case 'dns-unavailable':
    case 'body-cut-off':
      return 2;
    case 'token-endpoint-status': {
      const { status } = (error as TenantApiError<'token-endpoint-status'>).facts;
      return [429, 500, 502, 503, 504].includes(status) ? attemptsAtMost : 1;
    }
    default:
      return 1;
  }
}

/** Until when nothing is sent again after this error, in milliseconds since the epoch. */
function latchedUntil(error: TenantApiError, now: number): number | undefined {
  if (error.is('token-refused')) return Number.POSITIVE_INFINITY;
  if (!error.is('token-endpoint-status')) return undefined;
  const { status, retryAfterSeconds } = error.facts;
  if (status === 401) return Number.POSITIVE_INFINITY;
  if (status === 403) return now + blockedMs;
  return retryAfterSeconds === undefined ? undefined : now + retryAfterSeconds * 1000;
}

function slotKey(tenant: Tenant): string {
  return JSON.stringify([
    tenant.tokenEndpoint,
    tenant.clientId,
    tenant.scope,
    tenant.clientAuthentication,
    tenant.tokenParameters,
    tenant.caFile,
  ]);
}
