import type { Tenant } from '../tenants/tenant';
import type { Token } from './token';
import { TokenProvider, type TokenProviderPorts } from './tokenProvider';

/**
 * Gets a token with a secret that is not stored yet, to tell whether it works. Nothing is kept.
 *
 * @throws TenantApiError why it does not work
 */
export async function tryCredential(
  ports: TokenProviderPorts,
  tenant: Tenant,
  clientSecret: string,
  signal: AbortSignal,
): Promise<Token> {
  const credentials = { get: () => Promise.resolve({ clientSecret, revision: '' }) };
  return new TokenProvider({ ...ports, credentials }).get(tenant, { signal });
}
