import * as vscode from 'vscode';
import { isPlainHttpOverNetwork } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds } from '../../platform/commands';
import { literalLabel } from '../../platform/labels';
import { requestsIn, type OutlinedRequest } from './outlines';
import type { Runs } from './runs';

/** Over each request, the place where it would go: `Send to acme`. */
export class RequestLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: { dispose(): void }[];
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly directory: TenantDirectory,
    private readonly runs: Runs,
  ) {
    const fire = () => {
      this.changed.fire();
    };
    this.subscriptions = [directory.onDidChange(fire), runs.onDidChange(fire), this.changed];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    return requestsIn(document).map((request) => {
      const line = request.outline.requestLine;
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), this.command(request));
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private command({ outline, key }: OutlinedRequest): vscode.Command {
    if (this.runs.isRunning(key)) {
      const title = `$(stop-circle) ${vscode.l10n.t('Cancel')}`;
      return { title, command: commandIds.cancelRequest, arguments: [key] };
    }
    const tenant = outline.tenant ? this.directory.find(outline.tenant) : this.directory.active;
    if (tenant) {
      const name = literalLabel(tenant.name);
      const marks = [
        ...(tenant.production ? [vscode.l10n.t('PRODUCTION')] : []),
        ...(isPlainHttpOverNetwork(tenant) ? [vscode.l10n.t('plain http')] : []),
      ].map((mark) => ` · ${mark}`);
      return {
        title: `$(play) ${vscode.l10n.t('Send to {0}', name)}${marks.join('')}`,
        tooltip: `${outline.method} ${tenant.origin}`,
        command: commandIds.sendRequest,
        arguments: [key],
      };
    }
    if (outline.tenant) {
      return {
        title: `$(warning) ${vscode.l10n.t('Unknown tenant “{0}”', literalLabel(outline.tenant))}`,
        tooltip: vscode.l10n.t('There is no tenant of this name. Click to add one.'),
        command: commandIds.addTenant,
      };
    }
    return this.directory.tenants.length > 0
      ? { title: vscode.l10n.t('Select Tenant to Send'), command: commandIds.switchTenant }
      : { title: vscode.l10n.t('Add Tenant to Send'), command: commandIds.addTenant };
  }
}
