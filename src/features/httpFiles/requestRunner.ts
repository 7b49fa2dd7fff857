import * as vscode from 'vscode';
import { isCancelled, isTenantApiError, TenantApiError } from '../../core/errors';
import type { Exchange, TenantRequest } from '../../core/http/authorizedClient';
import { formatBytes, formatDuration } from '../../core/http/measures';
import type { RequestSender, RequestSource, ResponseViewer } from '../../core/http/requestSender';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import type { ErrorReporter } from '../../platform/errorReporter';
import { isHttpDocument } from './httpDocuments';
import { requestAt, requestOf, type OutlinedRequest } from './outlines';
import { prepare } from './preparation';
import type { RequestKey, RunResult, Runs } from './runs';

/** Sends the requests of documents and shows what becomes of them. */
export class RequestRunner {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly sender: RequestSender,
    private readonly viewer: ResponseViewer,
    private readonly reporter: ErrorReporter,
    private readonly runs: Runs,
  ) {}

  /** Sends the request that the argument names, or the one at the cursor. */
  async send(argument: unknown): Promise<void> {
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
    if (tenant) await this.run(document, request, tenant);
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
    this.runs.start(key, { kind: 'running', text: vscode.l10n.t('Sending…') }, cancel);
    try {
      const request = await prepare(document, outline, controller.signal);
      if (controller.signal.aborted) throw new TenantApiError('cancelled', {}, 'no');
      const exchange = this.sender.send(tenant, request, sourceOf(document), {
        signal: controller.signal,
      });
      this.viewer.show(titleOf(request, outline), tenant, request, exchange, cancel);
      this.runs.end(key, resultOf(await exchange));
    } catch (error) {
      this.runs.end(key, failureResult(error));
      if (!isTenantApiError(error)) await this.reporter.report(error);
    }
  }
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

/** `200 OK · 84 ms · 1.2 KB`, with a word on a renewed token or an Authorization of the file's own. */
function resultOf({ response, durationMs, token }: Exchange): RunResult {
  const { status, reason, body } = response;
  const parts = [
    `${String(status)} ${reason}`.trim(),
    formatDuration(durationMs),
    formatBytes(body.length),
    ...(token === 'renewed' ? [vscode.l10n.t('token renewed')] : []),
    ...(token === 'own-authorization' ? [vscode.l10n.t('own Authorization')] : []),
  ];
  return { kind: status < 400 ? 'success' : 'problem', text: parts.join(' · ') };
}

function failureResult(error: unknown): RunResult | undefined {
  if (isCancelled(error)) return { kind: 'problem', text: vscode.l10n.t('Cancelled') };
  return { kind: 'problem', text: vscode.l10n.t('Not sent or no answer') };
}
