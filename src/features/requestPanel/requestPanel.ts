import * as vscode from 'vscode';
import { isCancelled, isTenantApiError } from '../../core/errors';
import type { Exchange } from '../../core/http/authorizedClient';
import { readBody } from '../../core/http/bodyText';
import { suggestFileName } from '../../core/http/fileName';
import { formatJson } from '../../core/http/formatJson';
import { headerValue } from '../../core/http/httpClient';
import type { RequestSender } from '../../core/http/requestSender';
import type { Redactor } from '../../core/redact';
import { isPlainHttpOverNetwork, type Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds } from '../../platform/commands';
import { Disposables } from '../../platform/disposables';
import { explain, type Remedy } from '../../platform/errorMessages';
import { remedyTitle } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import { webviewHtml } from '../../platform/webviewHtml';
import type { Draft, FailureView, FromPanel, Outcome, ToPanel } from '../../protocol/panel';
import { parseFromPanel } from '../../protocol/parseFromPanel';
import { requestOf } from './draftRequest';
import type { DraftStore } from './draftStore';
import type { ResponseDocuments } from './responseDocuments';
import { viewResponse } from './responseView';

/** What every panel works with. */
export interface PanelServices {
  readonly extensionUri: vscode.Uri;
  readonly directory: TenantDirectory;
  readonly sender: RequestSender;
  readonly redactor: Redactor;
  readonly drafts: DraftStore;
  readonly documents: ResponseDocuments;
  readonly log: Log;
  /** Told when a request starts or ends. */
  readonly onDidChangeRunning: () => void;
}

/** A request under way. */
interface Run {
  readonly cancel: () => void;
}

/** One request runner panel: what is edited, what runs, what came back. */
export class RequestPanel implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private outcome: Outcome = { kind: 'none' };
  private exchange: Exchange | undefined;
  private failedTenant: string | undefined;
  private run: Run | undefined;
  private ready = false;
  private wantsFocus = false;

  constructor(
    readonly id: string,
    private readonly panel: vscode.WebviewPanel,
    private draft: Draft,
    private readonly services: PanelServices,
  ) {
    const { webview } = panel;
    panel.iconPath = vscode.Uri.joinPath(services.extensionUri, 'media', 'icon.png');
    this.disposables.add(webview.onDidReceiveMessage((value: unknown) => void this.receive(value)));
    this.disposables.add(
      services.directory.onDidChange(() => {
        this.post({ type: 'tenants', ...this.tenants() });
      }),
    );
    webview.html = webviewHtml(webview, services.extensionUri, {
      title: vscode.l10n.t('Request Runner'),
      script: 'panel.js',
      style: 'panel.css',
      panelId: id,
      strings: translations(),
    });
  }

  get isRunning(): boolean {
    return this.run !== undefined;
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** Brings it to the front, ready to be typed in, as soon as its page is there. */
  reveal(): void {
    const isThere = this.ready && this.panel.visible;
    this.wantsFocus = !isThere;
    this.panel.reveal(undefined, false);
    if (isThere) this.post({ type: 'focus', field: 'url' });
  }

  cancel(): void {
    this.run?.cancel();
  }

  /** Replaces what is edited. */
  edit(draft: Draft): void {
    this.draft = draft;
    this.exchange = undefined;
    this.outcome = { kind: 'none' };
    this.show();
  }

  /** Follows a request that was sent from elsewhere until it settles. */
  async follow(
    title: string,
    draft: Draft,
    tenant: Tenant,
    exchange: Promise<Exchange>,
    cancel: () => void,
  ): Promise<void> {
    this.run?.cancel();
    this.panel.title = title;
    this.draft = draft;
    const settled = this.await(tenant, exchange, cancel);
    this.show();
    await settled;
  }

  dispose(): void {
    this.run?.cancel();
    this.disposables.dispose();
  }

  private async receive(value: unknown): Promise<void> {
    const message = parseFromPanel(value);
    if (!message) {
      this.services.log.warn('The request runner sent a message of unknown form.');
      return;
    }
    try {
      await this.handle(message);
    } catch (error) {
      this.services.log.bug(error);
      this.setOutcome({ kind: 'failure', failure: this.failureOf(error) });
    }
  }

  private async handle(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.show();
        this.ready = true;
        if (this.wantsFocus) this.post({ type: 'focus', field: 'url' });
        this.wantsFocus = false;
        return;
      case 'edited':
        this.draft = message.draft;
        await this.services.drafts.save(this.id, message.draft);
        return;
      case 'send':
        this.draft = message.draft;
        await this.services.drafts.save(this.id, message.draft);
        await this.send();
        return;
      case 'cancel':
        this.cancel();
        return;
      case 'addTenant':
        await vscode.commands.executeCommand(commandIds.addTenant);
        return;
      case 'action':
        await this.remedy(message.id as Remedy);
        return;
      case 'copyBody':
        await this.copyBody();
        return;
      case 'openBody':
        await this.openBody();
        return;
      case 'saveBody':
        await this.saveBody();
        return;
      case 'failed':
        this.services.log.warn(`Request runner: ${message.message}`);
    }
  }

  private async send(): Promise<void> {
    if (this.run) return;
    const { draft, services } = this;
    const tenant =
      draft.tenant === '' ? services.directory.active : services.directory.find(draft.tenant);
    if (!tenant) {
      this.setOutcome({ kind: 'failure', failure: noTenant(draft.tenant) });
      return;
    }
    const controller = new AbortController();
    const exchange = services.sender.send(
      tenant,
      requestOf(draft),
      { kind: 'panel' },
      {
        signal: controller.signal,
        onStep: (step) => {
          if (this.outcome.kind === 'sending') this.setOutcome({ ...this.outcome, step });
        },
      },
    );
    await this.await(tenant, exchange, () => {
      controller.abort();
    });
  }

  private async await(
    tenant: Tenant,
    exchange: Promise<Exchange>,
    cancel: () => void,
  ): Promise<void> {
    const run: Run = { cancel };
    this.run = run;
    this.exchange = undefined;
    // The outcome alone: what has been typed since Send stays as it is.
    this.setOutcome({ kind: 'sending', since: Date.now(), step: 'request' });
    this.services.onDidChangeRunning();
    const outcome = await this.settle(tenant, exchange, run);
    if (this.run !== run) return;
    this.run = undefined;
    this.setOutcome(outcome);
    this.services.onDidChangeRunning();
  }

  private async settle(tenant: Tenant, exchange: Promise<Exchange>, run: Run): Promise<Outcome> {
    try {
      const settled = await exchange;
      if (this.run === run) this.exchange = settled;
      return { kind: 'response', response: viewResponse(settled, tenant, this.services.redactor) };
    } catch (error) {
      if (isCancelled(error)) return { kind: 'cancelled' };
      this.failedTenant = tenant.name;
      return { kind: 'failure', failure: this.failureOf(error) };
    }
  }

  private failureOf(error: unknown): FailureView {
    const { redactor, log } = this.services;
    if (!isTenantApiError(error)) {
      log.bug(error);
      return {
        message: vscode.l10n.t('Tenant API Client made a mistake.'),
        advice: vscode.l10n.t('The log has the details. Your request is as you left it.'),
        actions: [],
      };
    }
    const { message, advice, remedies } = explain(error);
    return {
      message: redactor.redactValues(message),
      advice: redactor.redactValues(advice),
      actions: remedies.map((id) => ({ id, title: remedyTitle(id) })),
    };
  }

  private async remedy(id: Remedy): Promise<void> {
    const about = this.failedTenant;
    if (id === 'tryAgain') await this.send();
    if (id === 'setSecret') {
      await vscode.commands.executeCommand(commandIds.setClientSecret, about);
    }
    if (id === 'editTenant') await vscode.commands.executeCommand(commandIds.editTenant, about);
  }

  private async copyBody(): Promise<void> {
    const text = this.bodyText();
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Response body copied'), 3000);
  }

  private async openBody(): Promise<void> {
    const { exchange } = this;
    const text = this.bodyText();
    if (!exchange || text === undefined) return;
    const type = headerValue(exchange.response.headers, 'content-type');
    const content = readBody(type, exchange.response.body, 1024);
    const language = content.kind === 'text' ? content.language : 'text';
    const formatted = language === 'json' ? formatJson(text) : undefined;
    await this.services.documents.open(
      suggestFileName(exchange.url, type),
      formatted ?? text,
      language === 'text' ? 'plaintext' : language,
    );
  }

  /** The whole body as text, redacted; nothing for a body that is not text. */
  private bodyText(): string | undefined {
    const { exchange } = this;
    if (!exchange) return undefined;
    const { headers, body } = exchange.response;
    const content = readBody(headerValue(headers, 'content-type'), body, body.length);
    return content.kind === 'text' ? this.services.redactor.redact(content.text) : undefined;
  }

  private async saveBody(): Promise<void> {
    const { exchange } = this;
    if (!exchange) return;
    const type = headerValue(exchange.response.headers, 'content-type');
    const name = suggestFileName(exchange.url, type);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Save Response Body'),
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    });
    if (!target) return;
    try {
      await vscode.workspace.fs.writeFile(target, this.bytesToSave(exchange.response.body));
    } catch (error) {
      const reason = error instanceof vscode.FileSystemError ? error.message : '';
      await vscode.window.showErrorMessage(
        vscode.l10n.t('The response could not be saved. {0}', reason),
      );
    }
  }

  /** The bytes as they came, unless they hold a secret this extension knows. */
  private bytesToSave(body: Uint8Array): Uint8Array {
    const text = Buffer.from(body).toString('latin1');
    const redacted = this.services.redactor.redactValues(text);
    return redacted === text
      ? body
      : new TextEncoder().encode(this.services.redactor.redactValues(Buffer.from(body).toString()));
  }

  private setOutcome(outcome: Outcome): void {
    this.outcome = outcome;
    this.post({ type: 'outcome', outcome });
  }

  private show(): void {
    const { draft, outcome } = this;
    this.post({ type: 'show', draft, outcome, ...this.tenants() });
  }

  private tenants(): Pick<Extract<ToPanel, { type: 'tenants' }>, 'tenants' | 'activeTenant'> {
    const { tenants, active } = this.services.directory;
    return {
      tenants: tenants.map((tenant) => ({
        name: tenant.name,
        origin: tenant.origin,
        production: tenant.production,
        plainHttp: isPlainHttpOverNetwork(tenant),
      })),
      activeTenant: active?.name ?? '',
    };
  }

  private post(message: ToPanel): void {
    void this.panel.webview.postMessage(message);
  }
}

/** The translations of the display language; the panel's page takes what it needs. */
function translations(): Record<string, string> {
  const { bundle } = vscode.l10n;
  return Object.fromEntries(
    Object.entries(bundle ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function noTenant(name: string): FailureView {
  return name === ''
    ? {
        message: vscode.l10n.t('No tenant is active in this window.'),
        advice: vscode.l10n.t('Choose a tenant above, or add one.'),
        actions: [],
      }
    : {
        message: vscode.l10n.t('There is no tenant called “{0}”.', name),
        advice: vscode.l10n.t('It may have been removed. Choose another one above.'),
        actions: [],
      };
}
