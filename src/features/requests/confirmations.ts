import * as vscode from 'vscode';
import type { TenantRequest } from '../../core/http/authorizedClient';
import type { RequestSource } from '../../core/http/requestSender';
import { resolveTarget } from '../../core/tenants/originGate';
import type { Tenant } from '../../core/tenants/tenant';

const consentsKey = 'tenantApi.folderConsents';

/** Methods that change nothing (RFC 9110 section 9.2.1, and QUERY). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** The questions that stand before a request. Each resolves to false for "don't send". */
export class Confirmations {
  constructor(private readonly state: vscode.Memento) {}

  /** Asks once for each folder and tenant whether the folder's files may use the tenant. */
  async useFromFile(
    tenant: Tenant,
    request: TenantRequest,
    source: RequestSource,
  ): Promise<boolean> {
    if (source.kind !== 'file' || tenant.sandbox) return true;
    const consent = JSON.stringify([source.folder, tenant.name, tenant.origin]);
    const given = this.state.get<string[]>(consentsKey, []);
    if (given.includes(consent)) return true;
    const allow = { title: vscode.l10n.t('Allow') };
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Let the files of this folder send requests as “{0}”?', tenant.name),
      {
        modal: true,
        detail: vscode.l10n.t(
          'File: {0}\nRequest: {1} {2}\nTenant: {3} ({4})\n\nThis is asked once for a folder and a tenant.',
          source.file,
          request.method,
          resolveTarget(request.target, tenant).href,
          tenant.name,
          tenant.origin,
        ),
      },
      allow,
    );
    if (chosen !== allow) return false;
    await this.state.update(consentsKey, [...given, consent]);
    return true;
  }

  /** Asks before a request that may change data on a production tenant. */
  async changeProduction(tenant: Tenant, request: TenantRequest): Promise<boolean> {
    if (!tenant.production || safeMethods.has(request.method)) return true;
    const send = { title: vscode.l10n.t('Send to Production') };
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} on the production tenant “{1}”?', request.method, tenant.name),
      {
        modal: true,
        detail: vscode.l10n.t(
          '{0} {1}\n\nThis request may change data in production.',
          request.method,
          resolveTarget(request.target, tenant).href,
        ),
      },
      send,
    );
    return chosen === send;
  }

  /** Asks before a request leaves for an origin that is not the tenant's. */
  async leaveTenant(tenant: Tenant, request: TenantRequest): Promise<boolean> {
    const url = resolveTarget(request.target, tenant);
    const send = { title: vscode.l10n.t('Send without Token') };
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Send this request to {0}?', url.host),
      {
        modal: true,
        detail: vscode.l10n.t(
          '{0} is not an origin of the tenant “{1}”, so its token does not go there. If it should, add the origin to allowedOrigins in the settings of the tenant.\n\n{2} {3}',
          url.origin,
          tenant.name,
          request.method,
          url.href,
        ),
      },
      send,
    );
    return chosen === send;
  }
}
