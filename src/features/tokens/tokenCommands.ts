import * as vscode from 'vscode';
import { isTenantApiError } from '../../core/errors';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds, type CommandId } from '../../platform/commands';
import type { ErrorReporter } from '../../platform/errorReporter';
import { literalLabel } from '../../platform/labels';
import { secretClipboardMs, type SecretClipboard } from '../../platform/secretClipboard';
import { tenantRemedies } from '../../platform/tenantRemedies';
import { withCancellableProgress } from '../../platform/progress';

/** Asks the user to agree to plain http, where that is due. */
export type ConfirmPlainHttp = (tenant: Tenant) => Promise<boolean>;

/** What a person does with tokens. */
export class TokenCommands {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly tokens: TokenProvider,
    private readonly reporter: ErrorReporter,
    private readonly confirmPlainHttp: ConfirmPlainHttp,
    private readonly clipboard: SecretClipboard,
  ) {}

  /** Gets a token for a tenant; a new one when `renew` is set. */
  async get(argument: unknown, renew: boolean): Promise<void> {
    const tenant = await this.directory.forCommand(argument);
    if (!tenant || !(await this.confirmPlainHttp(tenant))) return;
    try {
      await withCancellableProgress(
        vscode.l10n.t('Getting a token for {0}…', tenant.name),
        (signal) => this.tokens.get(tenant, { signal, renew, userAsked: true }),
      );
    } catch (error) {
      if (!isTenantApiError(error)) throw error;
      await this.reporter.report(
        error,
        tenantRemedies(tenant, () => this.get(tenant.name, renew)),
      );
    }
  }

  /** Puts the token on the clipboard, after a question, for half a minute. */
  async copy(argument: unknown): Promise<void> {
    const tenant = await this.directory.forCommand(argument);
    if (!tenant) return;
    const question = vscode.l10n.t('Copy the access token of “{0}”?', tenant.name);
    if (!(await this.clipboard.confirm(question, vscode.l10n.t('Copy Token'), tenant))) return;
    await this.get(tenant.name, false);
    const state = this.tokens.state(tenant);
    if (state.kind !== 'live') return;
    const { accessToken } = state.token;
    await this.clipboard.copy(accessToken);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Token copied for 30 seconds'),
      secretClipboardMs,
    );
  }

  /** Forgets a tenant's token. */
  async signOut(argument: unknown): Promise<void> {
    const tenant = await this.directory.forCommand(argument);
    if (!tenant) return;
    this.tokens.forget(tenant);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Signed out of {0}', literalLabel(tenant.name)),
      5000,
    );
  }

  /** Forgets the tokens of all tenants. */
  signOutAll(): void {
    this.tokens.forgetAll();
    vscode.window.setStatusBarMessage(vscode.l10n.t('Signed out of all tenants'), 5000);
  }

  /** The menu behind the status bar item: what can be done next with the active tenant. */
  async showMenu(): Promise<void> {
    const tenant = this.directory.active;
    if (!tenant) {
      await vscode.commands.executeCommand(commandIds.switchTenant);
      return;
    }
    const state = this.tokens.state(tenant);
    const hasToken = state.kind === 'live';
    const entries: (vscode.QuickPickItem & { command?: CommandId })[] = [
      hasToken
        ? entry('refresh', vscode.l10n.t('Renew Token'), commandIds.renewToken)
        : entry('key', vscode.l10n.t('Get Token'), commandIds.getToken),
      ...(hasToken
        ? [
            entry('copy', vscode.l10n.t('Copy Token…'), commandIds.copyToken),
            entry('sign-out', vscode.l10n.t('Sign Out'), commandIds.signOut),
          ]
        : []),
      entry('play', vscode.l10n.t('Open Request Runner'), commandIds.openRunner),
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      entry('arrow-swap', vscode.l10n.t('Switch Tenant…'), commandIds.switchTenant),
      ...(tenant.sandbox
        ? [entry('debug-stop', vscode.l10n.t('Stop Sandbox Tenant'), commandIds.stopSandbox)]
        : [
            entry('edit', vscode.l10n.t('Edit Tenant…'), commandIds.editTenant),
            entry('lock', vscode.l10n.t('Set Client Secret…'), commandIds.setClientSecret),
          ]),
    ];
    const chosen = await vscode.window.showQuickPick(entries, {
      title: tenant.name,
      placeHolder: vscode.l10n.t('What next?'),
    });
    if (!chosen?.command) return;
    const about = chosen.command === commandIds.switchTenant ? [] : [tenant.name];
    await vscode.commands.executeCommand(chosen.command, ...about);
  }
}

function entry(
  icon: string,
  title: string,
  command: CommandId,
): vscode.QuickPickItem & { command: CommandId } {
  return { label: `$(${icon}) ${title}`, command };
}
