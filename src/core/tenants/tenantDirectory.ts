import type { Tenant } from './tenant';

/** The tenants of the user and the one this window works with. */
export interface TenantDirectory {
  readonly tenants: readonly Tenant[];
  /** Belongs to the window: other windows have their own. */
  readonly active: Tenant | undefined;
  /** Fires when tenants or the active one changed. */
  readonly onDidChange: (listener: () => void) => { dispose(): void };
  /** The tenant of that name, without regard to case. */
  find(name: string): Tenant | undefined;
  /**
   * The tenant that a command is about: the one its argument names, else the active one, else the
   * one the user picks or adds now; nothing when the user does neither.
   */
  forCommand(argument: unknown): Promise<Tenant | undefined>;
}

/** Tenants that live as long as the window and are in no setting. */
export interface TemporaryTenants {
  /** Adds the tenant, keeps its secret and makes it the active one where there is none. */
  add(tenant: Tenant, clientSecret: string): Promise<void>;
  /** Removes the tenant with its secret and token. */
  remove(tenant: Tenant): Promise<void>;
}
