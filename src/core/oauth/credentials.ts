import type { Tenant } from '../tenants/tenant';

/** The secret of a login at a token endpoint. */
export interface Credential {
  readonly clientSecret: string;
  /** Changes whenever the secret is set; tells a token of an older secret. */
  readonly revision: string;
}

/** Where client secrets are kept. */
export interface CredentialStore {
  /**
   * The secret for the tenant's token origin and login, or nothing when none was set for exactly
   * these.
   *
   * @throws TenantApiError `secret-unreadable`, `secrets-unavailable`
   */
  get(tenant: Tenant): Promise<Credential | undefined>;
}
