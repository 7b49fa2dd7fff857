import * as vscode from 'vscode';
import { isPlainHttpOverNetwork } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds } from '../../platform/commands';
import { Disposables } from '../../platform/disposables';
import { literalLabel } from '../../platform/labels';
import { isHttpDocument } from './httpDocuments';
import { requestsIn, type OutlinedRequest } from './outlines';
import type { Runs } from './runs';

const reminders = 5;
const reminderMs = 1000;

/** Over each request, the place where it would go: `Send to acme`. */
export class RequestLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables = new Disposables();
  private reminder: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly directory: TenantDirectory,
    private readonly runs: Runs,
  ) {
    const refresh = () => {
      this.refresh(reminders);
    };
    this.disposables.add(this.changed);
    this.disposables.add(directory.onDidChange(refresh));
    this.disposables.add(runs.onDidChange(refresh));
    this.disposables.add(vscode.window.onDidChangeVisibleTextEditors(refresh));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    clearTimeout(this.reminder);
    return requestsIn(document).map((request) => {
      const line = request.outline.requestLine;
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), this.command(request));
    });
  }

  dispose(): void {
    clearTimeout(this.reminder);
    this.disposables.dispose();
  }

  /** VS Code drops what it was told when its editor loses the focus just then: it is told again. */
  private refresh(remindersLeft: number): void {
    this.changed.fire();
    clearTimeout(this.reminder);
    if (remindersLeft === 0 || !vscode.window.visibleTextEditors.some(isHttpEditor)) return;
    this.reminder = setTimeout(() => {
      this.refresh(remindersLeft - 1);
    }, reminderMs);
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
        arguments: [key, tenant.name],
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

function isHttpEditor({ document }: vscode.TextEditor): boolean {
  return isHttpDocument(document);
}
