import * as vscode from 'vscode';
import { isCancelled } from '../../core/errors';
import type { Exchange, TenantRequest } from '../../core/http/authorizedClient';
import type { ResponseViewer } from '../../core/http/requestSender';
import type { Tenant } from '../../core/tenants/tenant';
import type { Draft } from '../../protocol/panel';
import { draftOf, emptyDraft } from './draftRequest';
import { RequestPanel, type PanelServices } from './requestPanel';

export const panelViewType = 'tenantApi.requestPanel';

/** The panel that shows what is sent from files; there is one for all of them. */
const responsePanelId = 'response';

/** All open request runner panels. */
export class RequestPanels
  implements ResponseViewer, vscode.WebviewPanelSerializer, vscode.Disposable
{
  private readonly panels = new Map<string, RequestPanel>();

  constructor(private readonly services: PanelServices) {}

  get anyRunning(): boolean {
    return [...this.panels.values()].some(({ isRunning }) => isRunning);
  }

  /** Opens a panel to compose a request, for a certain tenant if one is given. */
  open(tenant: Tenant | undefined): void {
    const draft = tenant ? { ...emptyDraft, tenant: tenant.name } : emptyDraft;
    const id = crypto.randomUUID();
    const panel = vscode.window.createWebviewPanel(
      panelViewType,
      vscode.l10n.t('Request Runner'),
      vscode.ViewColumn.Active,
      this.options(),
    );
    this.adopt(id, panel, draft).reveal();
  }

  show(
    title: string,
    tenant: Tenant,
    request: TenantRequest,
    exchange: Promise<Exchange>,
    cancel: () => void,
  ): void {
    const draft = draftOf(tenant.name, request);
    const open = this.panels.get(responsePanelId) ?? this.openResponsePanel(draft);
    open.follow(title, draft, tenant, exchange, cancel).catch((error: unknown) => {
      this.services.log.bug(error);
    });
  }

  /** Cancels what the active panel runs, or everything that runs where none is active. */
  cancel(): void {
    const panels = [...this.panels.values()];
    const active = panels.find(({ isActive, isRunning }) => isActive && isRunning);
    for (const panel of active ? [active] : panels) panel.cancel();
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const stored = (state as { panelId?: unknown } | undefined)?.panelId;
    const id = typeof stored === 'string' ? stored : crypto.randomUUID();
    panel.webview.options = this.options();
    this.adopt(id, panel, this.services.drafts.load(id) ?? emptyDraft);
    return Promise.resolve();
  }

  dispose(): void {
    for (const panel of this.panels.values()) panel.dispose();
    this.panels.clear();
  }

  private openResponsePanel(draft: Draft): RequestPanel {
    const panel = vscode.window.createWebviewPanel(
      panelViewType,
      vscode.l10n.t('Response'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      this.options(),
    );
    return this.adopt(responsePanelId, panel, draft);
  }

  private adopt(id: string, webviewPanel: vscode.WebviewPanel, draft: Draft): RequestPanel {
    const panel = new RequestPanel(id, webviewPanel, draft, this.services);
    this.panels.set(id, panel);
    webviewPanel.onDidDispose(() => {
      this.panels.delete(id);
      panel.dispose();
      this.services.onDidChangeRunning();
      this.services.drafts.delete(id).then(undefined, (error: unknown) => {
        if (!isCancelled(error)) this.services.log.bug(error);
      });
    });
    return panel;
  }

  private options(): vscode.WebviewOptions & vscode.WebviewPanelOptions {
    return {
      enableScripts: true,
      enableCommandUris: false,
      enableForms: false,
      enableFindWidget: true,
      retainContextWhenHidden: false,
      localResourceRoots: [vscode.Uri.joinPath(this.services.extensionUri, 'dist')],
    };
  }
}
