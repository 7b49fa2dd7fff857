/**
 * What each failure carries beside its code. Values are facts for a sentence (a host, a status, a
 * limit), never a credential, a header value or a body.
 */
export interface ErrorFacts {
  // Reaching a server
  'host-not-found': { host: string };
  'dns-unavailable': { host: string };
  'connection-refused': { host: string };
  'connection-lost': { host: string; code: string };
  'connect-timeout': { host: string; seconds: number };
  'deadline-exceeded': { host: string; seconds: number };
  'network-failed': { host: string; code: string };
  'certificate-untrusted': { host: string; code: string };
  'certificate-wrong-host': { host: string };
  'certificate-expired': { host: string; code: string };
  'tls-outdated': { host: string; code: string };
  'tls-not-spoken': { host: string };
  'proxy-failed': { host: string; status?: number; code?: string };
  'ca-file-unreadable': { path: string; code: string };
  cancelled: { host?: string };
  // Reading an answer
  'not-http': { host: string; firstBytes?: string };
  'protocol-error': { host: string; code: string };
  'headers-too-large': { host: string };
  'body-too-large': { host: string; limitBytes: number };
  'body-cut-off': { host: string; receivedBytes: number; expectedBytes?: number };
  'body-undecodable': { host: string; encoding: string };
  // Getting a token
  'secret-missing': { tenant: string };
  'secret-unreadable': { tenant: string };
  'secrets-unavailable': Record<string, never>;
  'plain-http-not-confirmed': { tenant: string; origin: string };
  'token-refused': TokenRefusal;
  'token-endpoint-status': { host: string; status: number; retryAfterSeconds?: number };
  'token-endpoint-moved': { host: string; status: number; location: string };
  'token-answer-not-json': { host: string; status: number; htmlTitle?: string; empty?: boolean };
  'token-answer-invalid': { host: string; field: string; found: string };
  'token-type-unsupported': { host: string; tokenType: string };
  // Building a request
  'url-invalid': { url: string; reason: UrlProblem };
  'origin-not-allowed': { origin: string; tenant: string };
  'address-refused': { host: string };
  'method-invalid': { method: string };
  'header-invalid': { name: string; reason: 'name' | 'value' | 'reserved' | 'duplicate' };
  'request-too-large': { limitBytes: number };
  'workspace-untrusted': Record<string, never>;
  // Keeping what the user entered
  'settings-not-written': Record<string, never>;
}

/** An OAuth error answer of the token endpoint (RFC 6749 section 5.2). */
export interface TokenRefusal {
  host: string;
  status: number;
  /** The `error` code, for example `invalid_client`. */
  error: string;
  /** The server's own sentence, redacted, plain text, at most 300 characters. */
  description?: string;
  /** True when this is the remembered answer to an earlier request: nothing was sent now. */
  remembered?: boolean;
}

export type UrlProblem =
  'syntax' | 'scheme' | 'user-information' | 'control-character' | 'no-host' | 'variable';

export type ErrorCode = keyof ErrorFacts;

const brand = Symbol.for('tenant-api-client.error');

/**
 * A failure a user can do something about. Its `message` is for logs and tests; the sentence a user
 * reads is made from `code` and `facts` where it is shown. Recognised by a brand and not by
 * `instanceof`, because the bundles each carry a copy of this class.
 */
export class TenantApiError<C extends ErrorCode = ErrorCode> extends Error {
  readonly [brand] = true;

  constructor(
    readonly code: C,
    readonly facts: ErrorFacts[C],
    /**
     * Whether the server may have received the request: `no` means that repeating it is safe,
     * whatever the method (RFC 9110 section 9.2.2).
     */
    readonly sent: 'no' | 'maybe' = 'maybe',
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'TenantApiError';
  }

  /** Narrows to one code. */
  is<K extends ErrorCode>(code: K): this is TenantApiError<K> {
    const own: string = this.code;
    return own === code;
  }
}

/** Tells a failure of ours from a bug. */
export function isTenantApiError(error: unknown): error is TenantApiError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** True for the outcome of a cancelled operation. */
export function isCancelled(error: unknown): boolean {
  return isTenantApiError(error) && error.code === 'cancelled';
}
