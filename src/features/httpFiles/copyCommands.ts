import * as vscode from 'vscode';
import { hasHeader } from '../../core/http/headers';
import type { TenantRequest } from '../../core/http/authorizedClient';
import type { OutgoingRequest } from '../../core/curl/outgoingRequest';
import type { CurlPrintOptions } from '../../core/curl/printCurl';
import { isHttpFileError } from '../../core/httpFile/problems';
import { mayCarryToken, resolveTarget } from '../../core/tenants/originGate';
import type { Tenant } from '../../core/tenants/tenant';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import { secretClipboardMs, type SecretClipboard } from '../../platform/secretClipboard';
import { showProblems } from './problemNotice';
import { findRequest } from './requestFinder';
import type { RequestRunner } from './requestRunner';

type Shell = CurlPrintOptions['shell'];

interface Outgoing {
  readonly tenant: Tenant;
  readonly request: OutgoingRequest;
  readonly followRedirects: boolean;
}

/** Puts requests on the clipboard in the form of other tools, without the token unless asked. */
export class CopyCommands {
  constructor(
    private readonly runner: RequestRunner,
    private readonly tokens: TokenProvider,
    private readonly clipboard: SecretClipboard,
  ) {}

  /** Copies the request that the argument names, or the one at the cursor, as a cURL command. */
  async asCurl(argument: unknown): Promise<void> {
    const found = await this.outgoing(argument);
    if (found) await this.copyCurl(found, process.platform === 'win32' ? 'powershell' : 'bash');
  }

  /** Copies a request as code in a language that the user picks. */
  async asCode(argument: unknown): Promise<void> {
    const found = await this.outgoing(argument);
    if (!found) return;
    const { printSnippet, languages } = await import('../../core/snippets/printSnippet');
    const shells: readonly { readonly label: string; readonly shell: Shell }[] = [
      { label: vscode.l10n.t('cURL: bash'), shell: 'bash' },
      { label: vscode.l10n.t('cURL: PowerShell'), shell: 'powershell' },
    ];
    const chosen = await vscode.window.showQuickPick(
      [...shells, ...languages.map(({ id, label }) => ({ label, id }))],
      {
        title: vscode.l10n.t('Copy Request as Code'),
        placeHolder: vscode.l10n.t('The token is taken from the variable TENANT_TOKEN'),
      },
    );
    if (!chosen) return;
    if ('shell' in chosen) {
      await this.copyCurl(found, chosen.shell);
      return;
    }
    const snippet = printSnippet(found.request, chosen.id);
    if (!('code' in snippet)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Code of this language can’t hold the request. Copy it as cURL.'),
      );
      return;
    }
    const { code } = snippet;
    await vscode.env.clipboard.writeText(code);
    const open = vscode.l10n.t('Open in Editor');
    const message = vscode.l10n.t('Copied for {0}.', chosen.label);
    if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
    const document = await vscode.workspace.openTextDocument({
      language: chosen.id,
      content: code,
    });
    await vscode.window.showTextDocument(document);
  }

  private async copyCurl(found: Outgoing, shell: Shell): Promise<void> {
    const { curlOf } = await import('../../core/curl/curl');
    const { request, followRedirects } = found;
    await vscode.env.clipboard.writeText(curlOf(request, { shell, followRedirects }));
    const withToken = vscode.l10n.t('With Token…');
    const other = shell === 'bash' ? 'powershell' : 'bash';
    const forOther = other === 'bash' ? vscode.l10n.t('For bash') : vscode.l10n.t('For PowerShell');
    const name = shell === 'bash' ? 'bash' : 'PowerShell';
    const { authorize } = request;
    const chosen = await vscode.window.showInformationMessage(
      authorize
        ? vscode.l10n.t('Copied for {0}. The token is taken from the variable TENANT_TOKEN.', name)
        : vscode.l10n.t('Copied for {0}.', name),
      forOther,
      ...(authorize ? [withToken] : []),
    );
    if (chosen === forOther) await this.copyCurl(found, other);
    if (chosen === withToken) await this.copyWithToken(found, shell);
  }

  private async copyWithToken(found: Outgoing, shell: Shell): Promise<void> {
    const { tenant, request, followRedirects } = found;
    const question = vscode.l10n.t('Copy the access token of “{0}” with the command?', tenant.name);
    const button = vscode.l10n.t('Copy with Token');
    if (!(await this.clipboard.confirm(question, button, tenant))) return;
    const { accessToken } = await this.tokens.get(tenant, { userAsked: true });
    const { curlOf } = await import('../../core/curl/curl');
    const options = { shell, followRedirects, token: accessToken };
    await this.clipboard.copy(curlOf(request, options));
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('cURL command with token copied for 30 seconds'),
      secretClipboardMs,
    );
  }

  private async outgoing(argument: unknown): Promise<Outgoing | undefined> {
    const found = findRequest(argument);
    const tenant = found && (await this.runner.tenantFor(found));
    if (!found || !tenant) return undefined;
    try {
      return outgoingOf(await this.runner.prepared(found, tenant), tenant);
    } catch (error) {
      if (!isHttpFileError(error)) throw error;
      await showProblems(found, error.problems);
      return undefined;
    }
  }
}

function outgoingOf(request: TenantRequest, tenant: Tenant): Outgoing {
  const { method, target, headers, body, authorize, followRedirects } = request;
  const url = resolveTarget(target, tenant);
  const carriesToken =
    authorize !== false && !hasHeader(headers, 'authorization') && mayCarryToken(url, tenant);
  return {
    tenant,
    request: { method, url: url.href, headers, ...(body ? { body } : {}), authorize: carriesToken },
    followRedirects: followRedirects !== false,
  };
}
