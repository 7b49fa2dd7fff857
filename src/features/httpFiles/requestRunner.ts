import * as vscode from 'vscode';
import { isCancelled, isTenantApiError, TenantApiError } from '../../core/errors';
import type { Exchange, TenantRequest } from '../../core/http/authorizedClient';
import type { ReceivedResponse } from '../../core/httpFile/prepareContext';
import { isHttpFileError, type HttpFileProblem } from '../../core/httpFile/problems';
import { formatBytes, formatDuration } from '../../core/http/measures';
import type { RequestSender, RequestSource, ResponseViewer } from '../../core/http/requestSender';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import type { ErrorReporter } from '../../platform/errorReporter';
import { isHttpDocument } from './httpDocuments';
import type { NamedResponses } from './namedResponses';
import { requestAt, requestOf, requestsIn, type OutlinedRequest } from './outlines';
import { prepare } from './preparation';
import { describeProblem } from './problemMessages';
import type { RequestKey, RunResult, Runs } from './runs';

/** Sends the requests of documents and shows what becomes of them. */
export class RequestRunner {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly sender: RequestSender,
    private readonly viewer: ResponseViewer,
    private readonly reporter: ErrorReporter,
    private readonly runs: Runs,
    private readonly responses: NamedResponses,
  ) {}

  /**
   * Sends the request that the argument names, or the one at the cursor.
   *
   * @param shownTenant the name that the user saw; a request never goes anywhere else unasked
   */
  async send(argument: unknown, shownTenant?: unknown): Promise<void> {
    const found = isKey(argument) ? findByKey(argument) : findAtCursor();
    if (found === undefined) {
      void vscode.window.showInformationMessage(
        isKey(argument)
          ? vscode.l10n.t('The request has changed since. Send it again from its new line.')
          : vscode.l10n.t(
              'There is no request at the cursor. Put it into a request of a .http file.',
            ),
      );
      return;
    }
    const { document, request } = found;
    if (this.runs.isRunning(request.key)) return;
    const tenant = await this.tenantFor(request);
    if (!tenant) return;
    if (typeof shownTenant === 'string' && shownTenant !== tenant.name) {
      const send = vscode.l10n.t('Send to {0}', tenant.name);
      const message = vscode.l10n.t(
        'Not sent: this window has switched from {0} to {1} since.',
        shownTenant,
        tenant.name,
      );
      if ((await vscode.window.showWarningMessage(message, send)) !== send) return;
    }
    await this.run(document, request, tenant);
  }

  /** Cancels one request, or all that run. */
  cancel(argument: unknown): void {
    this.runs.cancel(isKey(argument) ? argument : undefined);
  }

  private async tenantFor(request: OutlinedRequest): Promise<Tenant | undefined> {
    const name = request.outline.tenant;
    if (name === undefined) return this.directory.forCommand(undefined);
    const tenant = this.directory.find(name);
    if (!tenant) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'There is no tenant called “{0}”. Add it, or correct the line # @tenant.',
          name,
        ),
      );
    }
    return tenant;
  }

  private async run(
    document: vscode.TextDocument,
    { outline, key }: OutlinedRequest,
    tenant: Tenant,
  ): Promise<void> {
    const controller = new AbortController();
    const cancel = () => {
      controller.abort();
    };
    const panel = { shown: false };
    this.runs.start(key, { kind: 'running', text: vscode.l10n.t('Sending…') }, cancel);
    try {
      const { request, note, warnings } = await prepare(document, outline, tenant.name, (name) =>
        this.responseOf(document, name, tenant),
      );
      if (note !== undefined && !(await confirmNote(note, request, tenant))) {
        throw new TenantApiError('cancelled', {}, 'no');
      }
      if (controller.signal.aborted) throw new TenantApiError('cancelled', {}, 'no');
      const exchange: Promise<Exchange> = this.sender.send(tenant, request, sourceOf(document), {
        signal: controller.signal,
        // Questions come before the first step; until then there is nothing to look at.
        onStep: () => {
          if (panel.shown) return;
          panel.shown = true;
          this.viewer.show(titleOf(request, outline), tenant, request, exchange, cancel);
        },
      });
      const settled = await exchange;
      if (outline.name !== undefined) {
        this.responses.keep(key.document, outline.name, tenant.name, settled, request);
      }
      const isOneOfMany = this.directory.tenants.length > 1;
      this.runs.end(key, resultOf(settled, warnings, isOneOfMany ? tenant : undefined));
    } catch (error) {
      this.runs.end(key, failureResult(error));
      if (isHttpFileError(error)) await showProblems(document, error.problems);
      else if (!isTenantApiError(error) || !panel.shown) await this.reporter.report(error);
    }
  }

  /** What another request of the document got; it is sent first if it has no response yet. */
  private async responseOf(
    document: vscode.TextDocument,
    name: string,
    tenant: Tenant,
  ): Promise<ReceivedResponse | undefined> {
    const uri = document.uri.toString();
    const known = this.responses.get(uri, name, tenant.name);
    if (known) return known;
    const request = requestsIn(document).find(({ outline }) => outline.name === name);
    if (!request || this.runs.isRunning(request.key)) return undefined;
    await this.run(document, request, tenant);
    return this.responses.get(uri, name, tenant.name);
  }
}

/** Asks what `# @note` wants to be asked. */
async function confirmNote(
  note: string,
  { method, target }: TenantRequest,
  tenant: Tenant,
): Promise<boolean> {
  const send = { title: vscode.l10n.t('Send') };
  const chosen = await vscode.window.showWarningMessage(
    note === '' ? vscode.l10n.t('Send this request to “{0}”?', tenant.name) : note,
    { modal: true, detail: `${method} ${target}\n${tenant.name} (${tenant.origin})` },
    send,
  );
  return chosen === send;
}

function isKey(argument: unknown): argument is RequestKey {
  const key = argument as Partial<RequestKey> | null | undefined;
  return typeof key?.document === 'string' && typeof key.words === 'string';
}

interface Found {
  readonly document: vscode.TextDocument;
  readonly request: OutlinedRequest;
}

/** A key is looked up in the text of this moment: it finds its own request or none. */
function findByKey(key: RequestKey): Found | undefined {
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === key.document,
  );
  const request = document && requestOf(document, key);
  return request && { document, request };
}

function findAtCursor(): Found | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isHttpDocument(editor.document)) return undefined;
  const request = requestAt(editor.document, editor.selection.active.line);
  return request && { document: editor.document, request };
}

function sourceOf(document: vscode.TextDocument): RequestSource {
  const { uri } = document;
  if (uri.scheme === 'untitled') return { kind: 'untitled' };
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
  return {
    kind: 'file',
    folder: folder.toString(),
    file: vscode.workspace.asRelativePath(uri),
  };
}

function titleOf(request: TenantRequest, outline: OutlinedRequest['outline']): string {
  return outline.name ?? outline.title ?? `${request.method} ${request.target}`;
}

/** `200 OK · 84 ms · 1.2 KB`, with the tenant where there are several, and a word on its token. */
function resultOf(
  { response, durationMs, token }: Exchange,
  warnings: readonly HttpFileProblem[],
  tenant: Tenant | undefined,
): RunResult {
  const { status, reason, body } = response;
  const parts = [
    `${String(status)} ${reason}`.trim(),
    formatDuration(durationMs),
    formatBytes(body.length),
    ...(tenant ? [tenant.name] : []),
    ...(token === 'renewed' ? [vscode.l10n.t('token renewed')] : []),
    ...(token === 'own-authorization' ? [vscode.l10n.t('own Authorization')] : []),
    ...warnings.slice(0, 1).map(describeProblem),
  ];
  return { kind: status < 400 ? 'success' : 'problem', text: parts.join(' · ') };
}

function failureResult(error: unknown): RunResult {
  if (isCancelled(error)) return { kind: 'problem', text: vscode.l10n.t('Cancelled') };
  const unsent = isHttpFileError(error) || (isTenantApiError(error) && error.sent === 'no');
  return { kind: 'problem', text: unsent ? vscode.l10n.t('Not sent') : vscode.l10n.t('No answer') };
}

/** Says what keeps a request from being sent, with a way to the place. */
async function showProblems(
  document: vscode.TextDocument,
  problems: readonly HttpFileProblem[],
): Promise<void> {
  const first = problems.find(({ severity }) => severity === 'error');
  if (!first) return;
  const { startLine, startColumn, endLine, endColumn } = first.range;
  const goToLine = vscode.l10n.t('Go to Line {0}', startLine + 1);
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Not sent. Line {0}: {1}', startLine + 1, describeProblem(first)),
    goToLine,
  );
  if (chosen !== goToLine) return;
  const selection = new vscode.Range(startLine, startColumn, endLine, endColumn);
  await vscode.window.showTextDocument(document, { selection });
}
