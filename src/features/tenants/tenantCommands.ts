import * as vscode from 'vscode';
import { isCancelled, isTenantApiError } from '../../core/errors';
import { remainingMs, type Token } from '../../core/oauth/token';
import { tryCredential } from '../../core/oauth/tryCredential';
import type { TokenProvider, TokenProviderPorts } from '../../core/oauth/tokenProvider';
import { parseHost } from '../../core/tenants/host';
import { parseTenants, type TenantSetting } from '../../core/tenants/parseTenants';
import type { Tenant } from '../../core/tenants/tenant';
import { explain } from '../../platform/errorMessages';
import { withCancellableProgress } from '../../platform/progress';
import { readRequestTimeoutMs, readTenantsSetting, settingIds } from '../../platform/settings';
import type { ClientSecrets } from './clientSecrets';
import type { PlainHttpConsent } from './plainHttpConsent';
import { askClientSecret, askTenant, type TenantFormValues } from './tenantForm';
import { chooseTenant } from './tenantPicker';
import type { TenantStore } from './tenantStore';

/** What a person does with tenants. */
export class TenantCommands {
  constructor(
    private readonly store: TenantStore,
    private readonly secrets: ClientSecrets,
    private readonly tokens: TokenProvider,
    private readonly tokenPorts: TokenProviderPorts,
    private readonly plainHttp: PlainHttpConsent,
  ) {}

  /** Asks for a tenant, tests it, and keeps it. */
  async add(): Promise<void> {
    const values: TenantFormValues = { host: '', clientId: '', clientSecret: '', name: '' };
    await this.askTestSave(vscode.l10n.t('Add Tenant'), values);
  }

  /** Changes a tenant; its other settings stay. */
  async edit(argument: unknown): Promise<void> {
    const tenant = await this.tenantFor(argument, vscode.l10n.t('Edit which tenant?'));
    if (!tenant) return;
    if (tenant.sandbox) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The sandbox tenant is made anew at each start and can’t be edited.'),
      );
      return;
    }
    const url = new URL(tenant.origin);
    const host = url.protocol === 'http:' ? tenant.origin : url.host;
    const values = { host, clientId: tenant.clientId, clientSecret: '', name: tenant.name };
    await this.askTestSave(vscode.l10n.t('Edit Tenant'), values, tenant);
  }

  /** Removes a tenant with its secret and token, after a question. */
  async remove(argument: unknown): Promise<void> {
    const tenant = await this.tenantFor(argument, vscode.l10n.t('Remove which tenant?'));
    if (!tenant) return;
    const remove = { title: vscode.l10n.t('Remove') };
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Remove the tenant “{0}”?', tenant.name),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Its settings, API secret and token are deleted from this computer. Nothing changes on {0}.',
          new URL(tenant.origin).host,
        ),
      },
      remove,
    );
    if (chosen === remove) await this.store.remove(tenant);
  }

  /** Replaces a tenant's secret and tests it. */
  async setSecret(argument: unknown): Promise<void> {
    const tenant = await this.tenantFor(argument, vscode.l10n.t('Set the secret of which tenant?'));
    if (!tenant) return;
    const secret = await askClientSecret(
      vscode.l10n.t('API Secret of {0} for {1}', tenant.clientId, tenant.name),
    );
    if (secret === undefined) return;
    if (!(await this.plainHttp.ask(tenant))) return;
    const tested = await this.test(tenant, secret);
    if (tested.kind === 'correct') return this.setSecret(tenant.name);
    if (tested.kind === 'stop') return;
    await this.keepSecret(tenant, secret, tested.token);
    if (tested.token) this.announceWorks(tenant, tested.token);
  }

  /** Makes another tenant this window's active one. */
  async switchTo(argument: unknown): Promise<void> {
    const tenant =
      this.store.find(nameIn(argument) ?? '') ??
      (await this.pick(vscode.l10n.t('Switch this window to which tenant?')));
    if (tenant) await this.store.activate(tenant);
  }

  /** Opens the settings file at the list of tenants. */
  async openSettings(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
      revealSetting: { key: settingIds.tenants, edit: this.store.tenants.length === 0 },
    });
  }

  /** Moves a secret that was written into the settings to where it belongs. */
  async moveSecretOutOfSettings(index: number, property: string): Promise<void> {
    const entries = readTenantsSetting();
    const entry: unknown = Array.isArray(entries) ? entries[index] : undefined;
    const secret = (entry as Record<string, unknown> | undefined)?.[property];
    const tenant = this.store.find(nameIn(entry) ?? '');
    if (tenant && typeof secret === 'string' && secret !== '') {
      await this.secrets.set(tenant, secret);
    }
    await this.store.dropProperty(index, property);
  }

  /** The tenant that a command is about. */
  async forCommand(argument: unknown): Promise<Tenant | undefined> {
    const named = nameIn(argument);
    if (named !== undefined) return this.store.find(named);
    return this.store.active ?? this.pick(vscode.l10n.t('Which tenant?'));
  }

  private async tenantFor(argument: unknown, title: string): Promise<Tenant | undefined> {
    const named = nameIn(argument);
    return named === undefined ? this.pick(title) : this.store.find(named);
  }

  private pick(title: string): Promise<Tenant | undefined> {
    return chooseTenant(title, this.store, () => this.add());
  }

  private async askTestSave(
    title: string,
    values: TenantFormValues,
    replaces?: Tenant,
  ): Promise<void> {
    const takenNames = new Set(
      this.store.tenants
        .filter((tenant) => tenant !== replaces)
        .map((tenant) => tenant.name.toLowerCase()),
    );
    const hasStoredSecret = async (typed: TenantFormValues) => {
      const tenant = candidate(typed, replaces);
      return tenant !== undefined && (await this.storedSecret(tenant)) !== undefined;
    };
    for (;;) {
      if (!(await askTenant(values, { title, takenNames, hasStoredSecret }))) return;
      const tenant = candidate(values, replaces);
      if (!tenant) continue;
      if (!(await this.plainHttp.ask(tenant))) continue;
      const secret = values.clientSecret || (await this.storedSecret(tenant));
      if (secret === undefined) continue;
      const tested = await this.test(tenant, secret);
      if (tested.kind === 'correct') continue;
      if (tested.kind === 'stop') return;
      await this.store.save(settingFor(values, replaces), replaces?.name);
      const saved = this.store.find(values.name);
      if (!saved) return;
      await this.keepSecret(saved, secret, tested.token);
      if (replaces) await this.forgetOldSecret(replaces);
      if (!this.store.active) await this.store.activate(saved);
      if (tested.token) this.announceWorks(saved, tested.token);
      return;
    }
  }

  private async storedSecret(tenant: Tenant): Promise<string | undefined> {
    try {
      return (await this.secrets.get(tenant))?.clientSecret;
    } catch (error) {
      if (isTenantApiError(error)) return undefined;
      throw error;
    }
  }

  /** An edited host or login leaves a secret behind that no tenant uses. */
  private async forgetOldSecret(old: Tenant): Promise<void> {
    const used = this.store.tenants.some(
      ({ origin, clientId }) => origin === old.origin && clientId === old.clientId,
    );
    if (!used) await this.secrets.delete(old);
  }

  private async keepSecret(tenant: Tenant, secret: string, token?: Token): Promise<void> {
    const revision = await this.secrets.set(tenant, secret);
    if (token) this.tokens.adopt(tenant, revision, token);
  }

  /** Gets a token with what was typed; a failure can be corrected, accepted or given up on. */
  private async test(
    tenant: Tenant,
    secret: string,
  ): Promise<{ kind: 'save'; token?: Token } | { kind: 'correct' } | { kind: 'stop' }> {
    try {
      const token = await withCancellableProgress(
        vscode.l10n.t('Testing {0}…', tenant.name),
        (signal) => tryCredential(this.tokenPorts, tenant, secret, signal),
      );
      return { kind: 'save', token };
    } catch (error) {
      if (!isTenantApiError(error)) throw error;
      const { message, advice } = isCancelled(error)
        ? { message: vscode.l10n.t('The test was cancelled.'), advice: '' }
        : explain(error);
      const correct = { title: vscode.l10n.t('Correct…') };
      const save = { title: vscode.l10n.t('Save Anyway') };
      const chosen = await vscode.window.showErrorMessage(
        message,
        { modal: true, detail: advice },
        correct,
        save,
      );
      if (chosen === correct) return { kind: 'correct' };
      return { kind: chosen === save ? 'save' : 'stop' };
    }
  }

  private announceWorks(tenant: Tenant, token: Token): void {
    const minutes = Math.floor(remainingMs(token, this.tokenPorts.clock) / 60_000);
    const message =
      minutes < 1
        ? vscode.l10n.t('Works: token valid for less than a minute')
        : vscode.l10n.t('Works: token valid for {0} min', minutes);
    const isActive = this.store.active?.name === tenant.name;
    const switchTo = { title: vscode.l10n.t('Switch to {0}', tenant.name) };
    const offers = isActive ? [] : [switchTo];
    void vscode.window
      .showInformationMessage(`${tenant.name} · ${message}`, ...offers)
      .then((chosen) => (chosen ? this.store.activate(tenant) : undefined));
  }
}

/** The tenant that the form's values describe, with the other settings of the one it replaces. */
function candidate(values: TenantFormValues, replaces?: Tenant): Tenant | undefined {
  const setting = { ...entryOf(replaces), ...settingFor(values, replaces) };
  return parseTenants([setting], readRequestTimeoutMs()).tenants[0];
}

function settingFor(values: TenantFormValues, replaces?: Tenant): TenantSetting {
  const host = parseHost(values.host);
  const parsed = host.ok ? host : { protocol: 'https' as const, host: values.host };
  const stated = entryOf(replaces)['protocol'] !== undefined;
  return {
    name: values.name,
    host: parsed.host,
    clientId: values.clientId,
    ...(parsed.protocol === 'http' || stated ? { protocol: parsed.protocol } : {}),
  };
}

function entryOf(tenant: Tenant | undefined): Record<string, unknown> {
  const entries = readTenantsSetting();
  if (!tenant || !Array.isArray(entries)) return {};
  const entry = (entries as unknown[]).find((candidate) => nameIn(candidate) === tenant.name);
  return (entry as Record<string, unknown> | undefined) ?? {};
}

/** The tenant's name in a command's argument: a name, or a thing that has one. */
function nameIn(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const named = argument as { name?: unknown; tenant?: { name?: unknown } } | null | undefined;
  const name = named?.tenant?.name ?? named?.name;
  return typeof name === 'string' ? name.trim() : undefined;
}
