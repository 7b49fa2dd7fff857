/** How the client proves itself at the token endpoint (RFC 6749 section 2.3.1). */
export type ClientAuthentication = 'form' | 'basic';

/** A tenant ready to be used: every value is checked, nothing in it is secret. */
export interface Tenant {
  /** Unique among the user's tenants, compared without regard to case. */
  readonly name: string;
  /** Scheme, host and port, as `URL.origin` gives them. */
  readonly origin: string;
  /** The user's login ID. */
  readonly clientId: string;
  /** Absolute URL on `origin`. */
  readonly tokenEndpoint: string;
  readonly scope: { readonly parameter: 'scope' | 'tenant'; readonly value: string };
  readonly clientAuthentication: ClientAuthentication;
  /** Further form parameters of the token request, in the order of the settings. */
  readonly tokenParameters: readonly (readonly [name: string, value: string])[];
  /** Every origin the token may go to; the tenant's own is the first. */
  readonly allowedOrigins: readonly string[];
  readonly production: boolean;
  /** Milliseconds a request may take as a whole. */
  readonly requestTimeoutMs: number;
  /** Path of a PEM file with certificates to trust for this tenant. */
  readonly caFile?: string;
  /** The embedded sandbox tenant: it guards nothing, so nothing needs to be confirmed for it. */
  readonly sandbox: boolean;
}

/** True for a tenant that talks plain http over a network: whoever listens can read its secret. */
export function isPlainHttpOverNetwork(tenant: Pick<Tenant, 'origin'>): boolean {
  const url = new URL(tenant.origin);
  return url.protocol === 'http:' && !isLoopback(url.hostname);
}

/** True for the host names of this machine itself (as `URL.hostname` gives them). */
export function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}

/** The tenant of that name, compared without regard to case. */
export function findTenant(tenants: readonly Tenant[], name: string): Tenant | undefined {
  const wanted = name.toLowerCase();
  return tenants.find((tenant) => tenant.name.toLowerCase() === wanted);
}
