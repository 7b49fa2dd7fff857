import * as vscode from 'vscode';
import { defaultRequestTimeoutMs, defaultTokenPath } from '../../core/tenants/parseTenants';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory, TemporaryTenants } from '../../core/tenants/tenantDirectory';
import { commandIds, type Commands } from '../../platform/commands';
import { setContextKey } from '../../platform/contextKeys';
import type { Disposables } from '../../platform/disposables';
import { readSandboxStartAutomatically } from '../../platform/settings';

/** The embedded server, as far as this feature needs to know it. */
export interface RunningSandbox {
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  stop(): Promise<void>;
}

export interface SandboxFeature {
  readonly commands: Commands;
  readonly disposables: Disposables;
  readonly directory: TenantDirectory;
  readonly temporaryTenants: TemporaryTenants;
  /** Loads and starts the embedded server. */
  readonly startServer: () => Promise<RunningSandbox>;
  readonly report: (error: unknown) => void;
}

/** Registers the commands that start and stop the sandbox tenant, and returns the way to stop it. */
export function registerSandbox(feature: SandboxFeature): { stop(): Promise<void> } {
  const sandbox = feature.disposables.add(new SandboxTenant(feature));
  feature.commands.register(commandIds.startSandbox, () => sandbox.start(true));
  feature.commands.register(commandIds.stopSandbox, () => sandbox.stop());
  if (readSandboxStartAutomatically()) sandbox.start(false).catch(feature.report);
  return sandbox;
}

/** A tenant to try things with: a server on this machine that lives as long as the window. */
class SandboxTenant implements vscode.Disposable {
  private running: { readonly server: RunningSandbox; readonly tenant: Tenant } | undefined;
  private starting: Promise<void> | undefined;

  constructor(private readonly feature: SandboxFeature) {}

  async start(askedFor: boolean): Promise<void> {
    this.starting ??= this.startServer().finally(() => {
      this.starting = undefined;
    });
    await this.starting;
    if (askedFor && this.running) await this.announce(this.running.tenant);
  }

  async stop(): Promise<void> {
    const { running } = this;
    if (!running) return;
    this.running = undefined;
    setContextKey('sandboxRunning', false);
    await running.server.stop();
    await this.feature.temporaryTenants.remove(running.tenant);
  }

  dispose(): void {
    void this.running?.server.stop();
  }

  private async startServer(): Promise<void> {
    if (this.running) return;
    const server = await this.feature.startServer();
    const tenant = sandboxTenant(server, this.freeName());
    this.running = { server, tenant };
    setContextKey('sandboxRunning', true);
    await this.feature.temporaryTenants.add(tenant, server.clientSecret);
  }

  private freeName(): string {
    const { directory } = this.feature;
    let name = 'Sandbox';
    for (let number = 2; directory.find(name); number++) name = `Sandbox ${String(number)}`;
    return name;
  }

  private async announce(tenant: Tenant): Promise<void> {
    const newFile = { title: vscode.l10n.t('New .http File') };
    const runner = { title: vscode.l10n.t('Open Request Runner') };
    const active = this.feature.directory.active?.name === tenant.name;
    const switchTo = { title: vscode.l10n.t('Switch to {0}', tenant.name) };
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('The sandbox tenant is running at {0}.', tenant.origin),
      ...(active ? [newFile, runner] : [switchTo, runner]),
    );
    if (chosen === newFile) await vscode.commands.executeCommand(commandIds.newHttpFile);
    if (chosen === runner) await vscode.commands.executeCommand(commandIds.openRunner, tenant.name);
    if (chosen === switchTo) {
      await vscode.commands.executeCommand(commandIds.switchTenant, tenant.name);
    }
  }
}

function sandboxTenant(server: RunningSandbox, name: string): Tenant {
  return {
    name,
    origin: server.origin,
    clientId: server.clientId,
    tokenEndpoint: server.origin + defaultTokenPath,
    scope: { parameter: 'scope', value: new URL(server.origin).host },
    clientAuthentication: 'form',
    tokenParameters: [],
    allowedOrigins: [server.origin],
    production: false,
    requestTimeoutMs: defaultRequestTimeoutMs,
    sandbox: true,
  };
}
