/** Header lines in the order of the message; a name may occur several times. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** One HTTP request, complete: nothing is added to it but what the protocol itself needs. */
export interface HttpRequest {
  /** An RFC 9110 method token, sent as it is. */
  readonly method: string;
  /** An absolute `http:` or `https:` URL without user information, as `URL.href` gives it. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: Uint8Array;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the TCP and TLS connection must stand. */
  readonly connectTimeoutMs: number;
  /** Milliseconds for the whole exchange, from the call to the last byte of the body. */
  readonly deadlineMs: number;
  /** Most bytes a response body may have, before and after decoding. */
  readonly maxBodyBytes: number;
  /** PEM certificates trusted for this request beside those of the system. */
  readonly extraCa?: string;
}

/** Milliseconds from the call; a step that did not happen (a reused connection) is absent. */
export interface Timings {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs: number;
  readonly totalMs: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderList;
  /** Decoded from its content encoding. */
  readonly body: Uint8Array;
  /** Bytes of the body as it was sent. */
  readonly encodedBodyBytes: number;
  readonly timings: Timings;
}

/**
 * Sends one request and follows nothing. Rejects with a `TenantApiError` only: no error of a
 * library, which could hold the request, gets past an implementation of this.
 */
export interface HttpClient {
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
}

/** The first value of a header, by name without regard to case (RFC 9110 section 5.1). */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
