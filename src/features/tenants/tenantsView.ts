import * as vscode from 'vscode';
import type { Clock } from '../../core/clock';
import { displayToken } from '../../core/oauth/tokenDisplay';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import type { TenantProblem } from '../../core/tenants/parseTenants';
import { isPlainHttpOverNetwork, type Tenant } from '../../core/tenants/tenant';
import { commandIds } from '../../platform/commands';
import { Disposables } from '../../platform/disposables';
import { literalLabel } from '../../platform/labels';
import { tokenText } from '../../platform/tokenText';
import { problemMessage } from './tenantProblems';
import type { TenantStore } from './tenantStore';

export const tenantsViewId = 'tenantApi.tenantsView';

type Row = { readonly tenant: Tenant } | { readonly problem: TenantProblem };

/** The list of tenants with the state of their tokens, and of mistakes in the settings. */
export class TenantsView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly disposables = new Disposables();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly view: vscode.TreeView<Row>;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly store: TenantStore,
    private readonly tokens: TokenProvider,
    private readonly clock: Clock,
  ) {
    this.view = vscode.window.createTreeView(tenantsViewId, { treeDataProvider: this });
    this.disposables.add(this.view);
    this.disposables.add(this.changed);
    this.disposables.add(
      store.onDidChange(() => {
        this.refresh();
      }),
    );
    this.disposables.add(
      tokens.onDidChange(() => {
        this.refresh();
      }),
    );
    this.disposables.add(
      this.view.onDidChangeVisibility(() => {
        this.refresh();
      }),
    );
  }

  getChildren(row?: Row): Row[] {
    if (row) return [];
    this.scheduleTick();
    return [
      ...this.store.tenants.map((tenant) => ({ tenant })),
      ...this.store.problems.map((problem) => ({ problem })),
    ];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return 'tenant' in row ? this.tenantItem(row.tenant) : problemItem(row.problem);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private refresh(): void {
    this.changed.fire(undefined);
  }

  /** Minutes are redrawn only while somebody can see them. */
  private scheduleTick(): void {
    clearTimeout(this.timer);
    if (!this.view.visible) return;
    const changes = this.store.tenants.flatMap((tenant) => {
      const { nextChangeMs } = displayToken(this.tokens.state(tenant), this.clock);
      return nextChangeMs === undefined ? [] : [nextChangeMs];
    });
    if (changes.length === 0) return;
    this.timer = setTimeout(
      () => {
        this.refresh();
      },
      Math.max(1000, Math.min(...changes)),
    );
  }

  private tenantItem(tenant: Tenant): vscode.TreeItem {
    const active = this.store.active?.name === tenant.name;
    const display = displayToken(this.tokens.state(tenant), this.clock);
    const marks = [
      ...(tenant.production ? [vscode.l10n.t('PRODUCTION')] : []),
      ...(isPlainHttpOverNetwork(tenant) ? [vscode.l10n.t('plain http')] : []),
      ...(active ? [vscode.l10n.t('active')] : []),
      tokenText(display),
    ];
    const item = new vscode.TreeItem(tenant.name);
    item.id = `${tenant.sandbox ? 'sandbox' : 'tenant'}:${tenant.name.toLowerCase()}`;
    item.description = marks.join(' · ');
    item.tooltip = [tenant.name, tenant.origin, tenant.clientId, ...marks].join('\n');
    item.iconPath = icon(tenant, active);
    item.contextValue = [
      tenant.sandbox ? 'sandboxTenant' : 'tenant',
      ...(active ? ['active'] : []),
    ].join('.');
    item.command = {
      command: commandIds.switchTenant,
      title: vscode.l10n.t('Switch Tenant'),
      arguments: [tenant.name],
    };
    item.accessibilityInformation = { label: `${tenant.name}, ${marks.join(', ')}` };
    return item;
  }
}

function icon(tenant: Tenant, active: boolean): vscode.ThemeIcon {
  if (tenant.production) {
    return new vscode.ThemeIcon('shield', new vscode.ThemeColor('tenantApi.productionForeground'));
  }
  if (tenant.sandbox) return new vscode.ThemeIcon('beaker');
  return new vscode.ThemeIcon(active ? 'pass-filled' : 'circle-large-outline');
}

function problemItem(problem: TenantProblem): vscode.TreeItem {
  const item = new vscode.TreeItem(literalLabel(problemMessage(problem), 120));
  item.tooltip = problemMessage(problem);
  item.iconPath = new vscode.ThemeIcon(
    problem.fatal ? 'error' : 'warning',
    new vscode.ThemeColor(problem.fatal ? 'list.errorForeground' : 'list.warningForeground'),
  );
  item.contextValue = 'problem';
  item.command = {
    command: commandIds.openTenantSettings,
    title: vscode.l10n.t('Open Settings'),
  };
  return item;
}
