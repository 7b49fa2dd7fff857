import * as vscode from 'vscode';
import { isPlainHttpOverNetwork, type Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds } from '../../platform/commands';
import { Disposables } from '../../platform/disposables';
import { literalLabel } from '../../platform/labels';
import type { Environments } from './environments';
import { mayHoldRequests } from './httpDocuments';
import type { OtherClients } from './otherClients';
import { requestsIn, type OutlinedRequest } from './outlines';
import type { Runs } from './runs';

const reminders = 5;
const reminderMs = 1000;

type LensKind = 'cancel' | 'send' | 'without-tenant' | 'copy' | 'environment' | 'send-all';

/** A lens whose words are found when it is on screen: a file may have thousands of them. */
class RequestLens extends vscode.CodeLens {
  constructor(
    line: number,
    readonly kind: LensKind,
    readonly document: vscode.TextDocument,
    readonly requests: readonly OutlinedRequest[],
  ) {
    super(new vscode.Range(line, 0, line, 0));
  }
}

/** Over each request, what can be done with it and where it would go: `Send to acme`. */
export class RequestLenses implements vscode.CodeLensProvider<RequestLens>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables = new Disposables();
  private reminder: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly directory: TenantDirectory,
    private readonly runs: Runs,
    private readonly environments: Environments,
    private readonly otherClients: OtherClients,
  ) {
    const refresh = () => {
      this.refresh(reminders);
    };
    const { disposables } = this;
    disposables.add(this.changed);
    disposables.add(directory.onDidChange(refresh));
    disposables.add(runs.onDidChange(refresh));
    disposables.add(environments.onDidChange(refresh));
    disposables.add(otherClients.onDidChange(refresh));
    disposables.add(vscode.window.onDidChangeVisibleTextEditors(refresh));
  }

  provideCodeLenses(document: vscode.TextDocument): RequestLens[] {
    clearTimeout(this.reminder);
    if (!this.otherClients.showsTenant) return [];
    const requests = requestsIn(document);
    const hasEnvironment = this.environmentsOf(document);
    const lenses = requests.flatMap((request) =>
      this.kindsFor(request, hasEnvironment).map(
        (kind) => new RequestLens(request.outline.requestLine, kind, document, [request]),
      ),
    );
    if (requests.length < 2 || !this.otherClients.helps) return lenses;
    return [new RequestLens(0, 'send-all', document, requests), ...lenses];
  }

  resolveCodeLens(lens: RequestLens): RequestLens {
    lens.command = this.commandOf(lens);
    return lens;
  }

  dispose(): void {
    clearTimeout(this.reminder);
    this.disposables.dispose();
  }

  /** VS Code drops what it was told when its editor loses the focus just then: it is told again. */
  private refresh(remindersLeft: number): void {
    this.changed.fire();
    clearTimeout(this.reminder);
    if (remindersLeft === 0 || !vscode.window.visibleTextEditors.some(isRequestEditor)) return;
    this.reminder = setTimeout(() => {
      this.refresh(remindersLeft - 1);
    }, reminderMs);
  }

  private kindsFor(
    request: OutlinedRequest,
    hasEnvironment: (tenant: Tenant) => boolean,
  ): LensKind[] {
    if (this.runs.isRunning(request.key)) return ['cancel'];
    const tenant = this.tenantOf(request);
    if (!tenant) return ['without-tenant'];
    if (!this.otherClients.helps) return ['send'];
    return hasEnvironment(tenant) ? ['send', 'copy', 'environment'] : ['send', 'copy'];
  }

  /** Whether there are environments to choose from, looked up once for each tenant. */
  private environmentsOf(document: vscode.TextDocument): (tenant: Tenant) => boolean {
    const known = new Map<string, boolean>();
    return (tenant) => {
      const exist =
        known.get(tenant.name) ?? this.environments.shown(document.uri, tenant)?.exist === true;
      known.set(tenant.name, exist);
      return exist;
    };
  }

  private commandOf({ kind, document, requests }: RequestLens): vscode.Command {
    const [request] = requests;
    if (!request) throw new Error('A lens has a request.');
    const { outline, key } = request;
    const tenant = this.tenantOf(request);
    if (kind === 'send-all') return this.sendAll(document, requests);
    if (kind === 'cancel') {
      const title = `$(stop-circle) ${vscode.l10n.t('Cancel')}`;
      return { title, command: commandIds.cancelRequest, arguments: [key] };
    }
    if (!tenant) return this.withoutTenant(outline.tenant);
    if (kind === 'copy') {
      const title = vscode.l10n.t('Copy as cURL');
      return { title, command: commandIds.copyAsCurl, arguments: [key] };
    }
    return kind === 'environment' ? this.environment(document, tenant) : send(request, tenant);
  }

  private tenantOf({ outline }: OutlinedRequest): Tenant | undefined {
    return outline.tenant ? this.directory.find(outline.tenant) : this.directory.active;
  }

  private sendAll(
    { uri }: vscode.TextDocument,
    requests: readonly OutlinedRequest[],
  ): vscode.Command {
    const usesActive = requests.some(({ outline }) => outline.tenant === undefined);
    const tenant = usesActive ? this.directory.active?.name : undefined;
    return {
      title: `$(run-all) ${vscode.l10n.t('Send All')}`,
      command: commandIds.sendAll,
      arguments: [uri, tenant],
    };
  }

  /** Which environment fills in the variables. */
  private environment(document: vscode.TextDocument, tenant: Tenant): vscode.Command {
    const name = this.environments.shown(document.uri, tenant)?.name;
    const title =
      name === undefined
        ? vscode.l10n.t('Select Environment')
        : vscode.l10n.t('Environment: {0}', literalLabel(name));
    const tooltip = vscode.l10n.t(
      'Its variables are used whenever a file sends to {0}',
      tenant.name,
    );
    const command = commandIds.selectEnvironment;
    return { title, tooltip, command, arguments: [tenant.name, document.uri] };
  }

  private withoutTenant(unknown: string | undefined): vscode.Command {
    if (unknown !== undefined) {
      return {
        title: `$(warning) ${vscode.l10n.t('Unknown tenant “{0}”', literalLabel(unknown))}`,
        tooltip: vscode.l10n.t('There is no tenant of this name. Click to add one.'),
        command: commandIds.addTenant,
      };
    }
    return this.directory.tenants.length > 0
      ? { title: vscode.l10n.t('Select Tenant to Send'), command: commandIds.switchTenant }
      : { title: vscode.l10n.t('Add Tenant to Send'), command: commandIds.addTenant };
  }
}

function send({ outline, key }: OutlinedRequest, tenant: Tenant): vscode.Command {
  const marks = [
    ...(tenant.production ? [vscode.l10n.t('PRODUCTION')] : []),
    ...(isPlainHttpOverNetwork(tenant) ? [vscode.l10n.t('plain http')] : []),
  ].map((mark) => ` · ${mark}`);
  return {
    title: `$(play) ${vscode.l10n.t('Send to {0}', literalLabel(tenant.name))}${marks.join('')}`,
    tooltip: `${outline.method} ${tenant.origin}`,
    command: commandIds.sendRequest,
    arguments: [key, tenant.name],
  };
}

function isRequestEditor({ document }: vscode.TextEditor): boolean {
  return mayHoldRequests(document);
}
