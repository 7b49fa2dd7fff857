import type * as vscode from 'vscode';
import { Emitter } from '../../core/emitter';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import {
  parseTenants,
  type ParsedTenants,
  type TenantProblem,
  type TenantSetting,
} from '../../core/tenants/parseTenants';
import { findTenant, type Tenant } from '../../core/tenants/tenant';
import type { TemporaryTenants } from '../../core/tenants/tenantDirectory';
import { setContextKey } from '../../platform/contextKeys';
import { Disposables } from '../../platform/disposables';
import {
  onDidChangeSettings,
  readRequestTimeoutMs,
  readTenantsSetting,
  settingIds,
  writeTenantsSetting,
} from '../../platform/settings';
import type { ClientSecrets } from './clientSecrets';

const activeKey = 'tenantApi.activeTenant';

/**
 * The user's tenants, read from the settings, and the window's active one, kept in the workspace's
 * state so that switching in one window never switches another.
 */
export class TenantStore implements TemporaryTenants, vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = new Emitter<void>();
  private parsed: ParsedTenants = { tenants: [], problems: [] };
  private temporary: readonly Tenant[] = [];
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly secrets: ClientSecrets,
    private readonly tokens: TokenProvider,
    private readonly windowState: vscode.Memento,
  ) {
    this.read();
    this.disposables.add(
      onDidChangeSettings([settingIds.tenants, settingIds.requestTimeout], () => {
        this.read();
      }),
    );
  }

  get tenants(): readonly Tenant[] {
    return [...this.parsed.tenants, ...this.temporary];
  }

  get problems(): readonly TenantProblem[] {
    return this.parsed.problems;
  }

  get active(): Tenant | undefined {
    const name = this.windowState.get<string>(activeKey);
    const chosen = name === undefined ? undefined : this.find(name);
    return chosen ?? (this.tenants.length === 1 ? this.tenants[0] : undefined);
  }

  find(name: string): Tenant | undefined {
    return findTenant(this.tenants, name);
  }

  /** Makes a tenant this window's active one. */
  async activate(tenant: Tenant): Promise<void> {
    await this.windowState.update(activeKey, tenant.name);
    this.announce();
  }

  /**
   * Writes a tenant to the settings: in place of the entry called `replaces`, whose other properties
   * stay, or at the end.
   */
  async save(setting: TenantSetting, replaces?: string): Promise<void> {
    const entries = settingEntries();
    const at = replaces === undefined ? -1 : indexOfEntry(entries, replaces);
    if (at < 0) entries.push(setting);
    else entries[at] = { ...(entries[at] as object), ...setting };
    const wasActive = replaces !== undefined && this.active?.name === replaces;
    await writeTenantsSetting(entries);
    this.read();
    if (wasActive) await this.windowState.update(activeKey, setting.name);
    this.announce();
  }

  /** Removes a tenant's entry; its secret goes unless another tenant uses the same login. */
  async remove(tenant: Tenant): Promise<void> {
    this.tokens.forget(tenant);
    if (this.temporary.includes(tenant)) {
      this.temporary = this.temporary.filter((candidate) => candidate !== tenant);
    } else {
      const entries = settingEntries();
      const at = indexOfEntry(entries, tenant.name);
      if (at >= 0) await writeTenantsSetting(entries.toSpliced(at, 1));
      this.read();
    }
    const shared = this.tenants.some(
      ({ origin, clientId }) => origin === tenant.origin && clientId === tenant.clientId,
    );
    if (!shared) await this.secrets.delete(tenant);
    this.announce();
  }

  async add(tenant: Tenant, clientSecret: string): Promise<void> {
    await this.secrets.set(tenant, clientSecret);
    const hadActive = this.active !== undefined;
    this.temporary = [...this.temporary, tenant];
    if (hadActive) this.announce();
    else await this.activate(tenant);
  }

  /** Takes a property out of an entry, for example a secret that does not belong into settings. */
  async dropProperty(index: number, property: string): Promise<void> {
    const entries = settingEntries();
    const entry = { ...(entries[index] as Record<string, unknown>) };
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the entry is a JSON object
    delete entry[property];
    entries[index] = entry;
    await writeTenantsSetting(entries);
    this.read();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private read(): void {
    this.parsed = parseTenants(readTenantsSetting(), readRequestTimeoutMs());
    this.announce();
  }

  private announce(): void {
    setContextKey('hasTenants', this.tenants.length > 0);
    this.tokens.retainOnly(this.tenants);
    this.changed.fire();
  }
}

function settingEntries(): unknown[] {
  const value = readTenantsSetting();
  return Array.isArray(value) ? [...(value as unknown[])] : [];
}

function indexOfEntry(entries: readonly unknown[], name: string): number {
  return entries.findIndex((entry) => {
    const written = (entry as { name?: unknown } | null)?.name;
    return typeof written === 'string' && written.trim().toLowerCase() === name.toLowerCase();
  });
}
