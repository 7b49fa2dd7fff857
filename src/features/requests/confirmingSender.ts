import * as vscode from 'vscode';
import { TenantApiError, isTenantApiError } from '../../core/errors';
import type {
  AuthorizedClient,
  Exchange,
  SendToTenantOptions,
  TenantRequest,
} from '../../core/http/authorizedClient';
import type { RequestSender, RequestSource } from '../../core/http/requestSender';
import { mayCarryToken, resolveTarget } from '../../core/tenants/originGate';
import type { Tenant } from '../../core/tenants/tenant';
import type { Log } from '../../platform/log';
import type { Confirmations } from './confirmations';

/** Sends requests for the panel and for files, after the questions that are due. */
export class ConfirmingSender implements RequestSender {
  constructor(
    private readonly client: AuthorizedClient,
    private readonly confirmations: Confirmations,
    private readonly confirmPlainHttp: (tenant: Tenant) => Promise<boolean>,
    private readonly log: Log,
  ) {}

  async send(
    tenant: Tenant,
    request: TenantRequest,
    source: RequestSource,
    options: SendToTenantOptions,
  ): Promise<Exchange> {
    if (source.kind === 'file' && !vscode.workspace.isTrusted) {
      throw new TenantApiError('workspace-untrusted', {}, 'no');
    }
    const url = resolveTarget(request.target, tenant);
    const ownOrigin = mayCarryToken(url, tenant);
    const agreed =
      (await this.confirmations.useFromFile(tenant, request, source)) &&
      (ownOrigin || (await this.confirmations.leaveTenant(tenant, request))) &&
      (await this.confirmations.changeProduction(tenant, request)) &&
      (!ownOrigin || (await this.confirmPlainHttp(tenant)));
    if (!agreed || options.signal?.aborted) throw new TenantApiError('cancelled', {}, 'no');
    return this.sendLogged(tenant, { ...request, allowOtherOrigin: !ownOrigin }, url, options);
  }

  private async sendLogged(
    tenant: Tenant,
    request: TenantRequest,
    url: URL,
    options: SendToTenantOptions,
  ): Promise<Exchange> {
    const line = `${request.method} ${url.origin}${url.pathname} (${tenant.name})`;
    try {
      const exchange = await this.client.send(tenant, request, options);
      const ms = Math.round(exchange.durationMs);
      this.log.info(`${line}: ${String(exchange.response.status)} in ${String(ms)} ms`);
      return exchange;
    } catch (error) {
      this.log.info(`${line}: ${isTenantApiError(error) ? error.code : 'failed'}`);
      throw error;
    }
  }
}
