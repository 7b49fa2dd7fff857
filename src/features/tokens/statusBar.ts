import * as vscode from 'vscode';
import type { Clock } from '../../core/clock';
import { validUntilMs } from '../../core/oauth/token';
import { displayToken, type TokenDisplay } from '../../core/oauth/tokenDisplay';
import type { TokenProvider, TokenState } from '../../core/oauth/tokenProvider';
import { isPlainHttpOverNetwork, type Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds } from '../../platform/commands';
import { Disposables } from '../../platform/disposables';
import { explain } from '../../platform/errorMessages';
import { literalLabel } from '../../platform/labels';
import { tokenText } from '../../platform/tokenText';
import { diagnosticText } from './tokenDiagnostics';

/**
 * The status bar item: the active tenant and the time its token has left. It wakes only when its own
 * text is about to change, and looks again when the window gets the focus, as after sleep.
 */
export class StatusBar implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly item: vscode.StatusBarItem;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly directory: TenantDirectory,
    private readonly tokens: TokenProvider,
    private readonly clock: Clock,
  ) {
    this.item = vscode.window.createStatusBarItem(
      'tenantApi.token',
      vscode.StatusBarAlignment.Left,
      50,
    );
    this.item.name = vscode.l10n.t('Tenant and Token');
    this.disposables.add(this.item);
    const update = () => {
      this.update();
    };
    this.disposables.add(directory.onDidChange(update));
    this.disposables.add(tokens.onDidChange(update));
    this.disposables.add(vscode.window.onDidChangeWindowState(update));
    this.update();
    this.item.show();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private update(): void {
    clearTimeout(this.timer);
    const tenant = this.directory.active;
    if (!tenant) {
      this.showNoTenant();
      return;
    }
    const state = this.tokens.state(tenant);
    const display = displayToken(state, this.clock);
    this.showTenant(tenant, state, display);
    if (display.nextChangeMs !== undefined) {
      this.timer = setTimeout(
        () => {
          this.update();
        },
        Math.max(1000, display.nextChangeMs),
      );
    }
  }

  private showNoTenant(): void {
    const any = this.directory.tenants.length > 0;
    const text = any ? vscode.l10n.t('Select Tenant') : vscode.l10n.t('Add Tenant');
    this.item.text = `$(key) ${text}`;
    this.item.tooltip = any
      ? vscode.l10n.t('No tenant is active in this window. Click to choose one.')
      : vscode.l10n.t('There is no tenant yet. Click to add one.');
    this.item.command = any ? commandIds.switchTenant : commandIds.addTenant;
    this.item.backgroundColor = undefined;
    this.item.color = undefined;
    this.item.accessibilityInformation = { label: text, role: 'button' };
  }

  private showTenant(tenant: Tenant, state: TokenState, display: TokenDisplay): void {
    const name = literalLabel(tenant.name, 30);
    const remaining = tokenText(display);
    const production = tenant.production ? `${vscode.l10n.t('PROD')} ` : '';
    const unencrypted = isPlainHttpOverNetwork(tenant) ? '$(unlock) ' : '';
    this.item.text = `${unencrypted}${phaseIcon(display, tenant)} ${production}${name} · ${remaining}`;
    this.item.command = commandIds.showTenantMenu;
    this.item.backgroundColor = background(display);
    this.item.color =
      tenant.production && this.item.backgroundColor === undefined
        ? new vscode.ThemeColor('tenantApi.productionForeground')
        : undefined;
    this.item.tooltip = this.tooltip(tenant, state, display);
    const spoken = tenant.production
      ? vscode.l10n.t('Production tenant {0}, {1}', tenant.name, spokenTime(display))
      : vscode.l10n.t('Tenant {0}, {1}', tenant.name, spokenTime(display));
    this.item.accessibilityInformation = { label: spoken, role: 'button' };
  }

  private tooltip(tenant: Tenant, state: TokenState, display: TokenDisplay): vscode.MarkdownString {
    const tooltip = new vscode.MarkdownString();
    const line = (label: string, value: string) => {
      tooltip.appendText(`${label}: ${value}`).appendMarkdown('\n\n');
    };
    tooltip.appendText(tenant.name).appendMarkdown('\n\n');
    if (tenant.production) tooltip.appendText(vscode.l10n.t('Production')).appendMarkdown('\n\n');
    line(vscode.l10n.t('Login'), tenant.clientId);
    line(vscode.l10n.t('Host'), tenant.origin);
    if (isPlainHttpOverNetwork(tenant)) {
      tooltip
        .appendText(vscode.l10n.t('Plain http: secret and token travel unencrypted.'))
        .appendMarkdown('\n\n');
    }
    const token = 'token' in state ? state.token : undefined;
    if (token) {
      line(vscode.l10n.t('Fetched at'), time(token.requestedAt.wallMs));
      line(
        display.phase === 'ended' ? vscode.l10n.t('Ended at') : vscode.l10n.t('Valid until'),
        time(validUntilMs(token)),
      );
      for (const diagnostic of token.diagnostics) {
        tooltip.appendText(diagnosticText(diagnostic, token.scope)).appendMarkdown('\n\n');
      }
    }
    const error = this.tokens.lastError(tenant);
    if (error) line(vscode.l10n.t('Last error'), explain(error).message);
    return tooltip;
  }
}

function phaseIcon(display: TokenDisplay, tenant: Tenant): string {
  if (display.phase === 'fetching') return '$(sync~spin)';
  if (display.phase === 'failed') return '$(error)';
  if (display.phase === 'ended' || display.phase === 'ending') return '$(warning)';
  if (tenant.production) return '$(shield)';
  return display.phase === 'none' ? '$(circle-outline)' : '$(key)';
}

function background(display: TokenDisplay): vscode.ThemeColor | undefined {
  if (display.phase === 'failed') return new vscode.ThemeColor('statusBarItem.errorBackground');
  if (display.phase === 'ending' || display.phase === 'ended') {
    return new vscode.ThemeColor('statusBarItem.warningBackground');
  }
  return undefined;
}

function spokenTime({ phase, minutes }: TokenDisplay): string {
  switch (phase) {
    case 'live':
      return vscode.l10n.t('token valid for {0} minutes', minutes);
    case 'ending':
      return vscode.l10n.t('token ends soon, {0} minutes left', minutes);
    default:
      return tokenText({ phase, minutes });
  }
}

function time(ms: number): string {
  const date = new Date(ms);
  const today = date.toDateString() === new Date().toDateString();
  return today ? date.toLocaleTimeString() : date.toLocaleString();
}
