import * as vscode from 'vscode';
import { isCancelled, isTenantApiError, TenantApiError } from '../../core/errors';
import type { Exchange, TenantRequest } from '../../core/http/authorizedClient';
import type { ReceivedResponse } from '../../core/httpFile/prepareContext';
import { isHttpFileError, type HttpFileProblem } from '../../core/httpFile/problems';
import type { RequestOutline } from '../../core/httpFile/scan';
import { formatBytes, formatDuration } from '../../core/http/measures';
import type { RequestSender, RequestSource, ResponseViewer } from '../../core/http/requestSender';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Environments } from './environments';
import type { NamedResponses } from './namedResponses';
import { prepare } from './preparation';
import { describeProblem } from './problemMessages';
import { showProblems } from './problemNotice';
import { findByName, type FoundRequest } from './requestFinder';
import type { RunResult, Runs } from './runs';

/** What became of a request. */
export interface Outcome {
  readonly result: RunResult;
  readonly cancelled: boolean;
  /** Shows the response; absent where there is none. */
  readonly show?: () => void;
}

export interface RunnerServices {
  readonly directory: TenantDirectory;
  readonly sender: RequestSender;
  readonly viewer: ResponseViewer;
  readonly reporter: ErrorReporter;
  readonly runs: Runs;
  readonly responses: NamedResponses;
  readonly environments: Environments;
}

/** Sends single requests of documents and shows what becomes of them. */
export class RequestRunner {
  constructor(private readonly services: RunnerServices) {}

  /** The tenant of a request: of `# @tenant`, else the active one, else the one the user picks. */
  async tenantFor({ outline }: FoundRequest): Promise<Tenant | undefined> {
    const { directory } = this.services;
    if (outline.tenant === undefined) return directory.forCommand(undefined);
    const tenant = directory.find(outline.tenant);
    if (!tenant) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'There is no tenant called “{0}”. Add it, or correct the line # @tenant.',
          outline.tenant,
        ),
      );
    }
    return tenant;
  }

  /** The request filled in, from the responses that there are: nothing is sent. */
  async prepared(found: FoundRequest, tenant: Tenant): Promise<TenantRequest> {
    const { environments, responses } = this.services;
    const { document } = found;
    const environment = await environments.select(document.uri, tenant);
    const { request } = await prepare(found, environment, (name) => {
      const own = this.ownTenant(findByName(document, name), tenant);
      return Promise.resolve(own && responses.get(document.uri.toString(), name, own.name));
    });
    return request;
  }

  /**
   * Sends a request and draws its result behind it.
   *
   * @param shows whether the response is shown while it comes
   */
  async run(found: FoundRequest, tenant: Tenant, shows: boolean): Promise<Outcome> {
    const { runs, environments, directory, viewer, responses } = this.services;
    const { document, outline, key } = found;
    const controller = new AbortController();
    const cancel = () => {
      controller.abort();
    };
    const panel = { shown: false };
    runs.start(key, { kind: 'running', text: vscode.l10n.t('Sending…') }, cancel);
    try {
      const environment = await environments.select(document.uri, tenant);
      const { request, note, warnings } = await prepare(found, environment, (name) =>
        this.responseOf(document, name, tenant),
      );
      if (note !== undefined && !(await confirmNote(note, request, tenant))) {
        throw new TenantApiError('cancelled', {}, 'no');
      }
      if (controller.signal.aborted) throw new TenantApiError('cancelled', {}, 'no');
      const title = titleOf(request, outline);
      const exchange: Promise<Exchange> = this.services.sender.send(
        tenant,
        request,
        sourceOf(document),
        {
          signal: controller.signal,
          // Questions come before the first step; until then there is nothing to look at.
          onStep: () => {
            if (panel.shown || !shows) return;
            panel.shown = true;
            viewer.show(title, tenant, request, exchange, cancel);
          },
        },
      );
      const settled = await exchange;
      const name = outline.name ?? outline.title;
      if (name !== undefined) responses.keep(key.document, name, tenant.name, settled, request);
      const isOneOfMany = directory.tenants.length > 1;
      const result = resultOf(settled, warnings, isOneOfMany ? tenant : undefined);
      runs.end(key, result);
      const show = () => {
        viewer.show(title, tenant, request, Promise.resolve(settled), cancel);
      };
      return { result, cancelled: false, show };
    } catch (error) {
      const result = failureResult(error);
      runs.end(key, result);
      if (isHttpFileError(error)) void showProblems(found, error.problems);
      else if (!isTenantApiError(error) || !panel.shown) void this.services.reporter.report(error);
      return { result, cancelled: isCancelled(error) };
    }
  }

  /** What another request of the document got; it is sent first if it has no response yet. */
  private async responseOf(
    document: vscode.TextDocument,
    name: string,
    tenant: Tenant,
  ): Promise<ReceivedResponse | undefined> {
    const { responses, runs } = this.services;
    const uri = document.uri.toString();
    const request = findByName(document, name);
    const own = this.ownTenant(request, tenant);
    if (!request || !own) return undefined;
    const known = responses.get(uri, name, own.name);
    if (known) return known;
    if (runs.isRunning(request.key)) return undefined;
    if (own.production && !(await confirmReferenced(request, own))) {
      throw new TenantApiError('cancelled', {}, 'no');
    }
    await this.run(request, own, true);
    return responses.get(uri, name, own.name);
  }

  /** The tenant of a request that another one refers to: of its `# @tenant`, else of the other. */
  private ownTenant(request: FoundRequest | undefined, other: Tenant): Tenant | undefined {
    const name = request?.outline.tenant;
    return name === undefined ? other : this.services.directory.find(name);
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

/** Asks before a request is sent to production that the user did not send. */
async function confirmReferenced({ outline }: FoundRequest, tenant: Tenant): Promise<boolean> {
  const send = { title: vscode.l10n.t('Send') };
  const name = outline.name ?? outline.title ?? '';
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('The request needs the response of “{0}”. Send that first?', name),
    {
      modal: true,
      detail: `${outline.method} ${outline.target}\n${tenant.name} · ${vscode.l10n.t('PRODUCTION')} (${tenant.origin})`,
    },
    send,
  );
  return chosen === send;
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

function titleOf(request: TenantRequest, outline: RequestOutline): string {
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
