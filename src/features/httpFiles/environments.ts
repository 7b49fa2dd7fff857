import * as vscode from 'vscode';
import type {
  Environment,
  EnvironmentProblem,
  Environments as ReadEnvironments,
} from '../../core/httpFile/environments';
import type { Tenant } from '../../core/tenants/tenant';
import { Disposables } from '../../platform/disposables';
import {
  environmentFilesPattern,
  environmentSetting,
  foldersUp,
  readEnvironmentSources,
} from './environmentFiles';

const storageKey = 'tenantApi.environments';

interface FoundEnvironments extends ReadEnvironments {
  readonly sources: readonly string[];
}

interface Loading {
  readonly promise: Promise<FoundEnvironments>;
  found?: FoundEnvironments;
}

/**
 * The environments of documents, and which of them each tenant uses: so that with the tenant the
 * environment changes, too. A tenant uses the one of its own name until another one is chosen.
 */
export class Environments implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables = new Disposables();
  private readonly folders = new Map<string, Loading>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {
    const forget = () => {
      this.folders.clear();
      this.changed.fire();
    };
    const { disposables } = this;
    disposables.add(this.changed);
    const watcher = disposables.add(
      vscode.workspace.createFileSystemWatcher(environmentFilesPattern),
    );
    disposables.add(watcher.onDidChange(forget));
    disposables.add(watcher.onDidCreate(forget));
    disposables.add(watcher.onDidDelete(forget));
    disposables.add(vscode.workspace.onDidChangeWorkspaceFolders(forget));
    disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(environmentSetting)) forget();
      }),
    );
  }

  /** The variables that a document's request sees with a tenant; those shared by all without one. */
  async select(document: vscode.Uri, tenant: Tenant | undefined): Promise<Environment> {
    const found = await this.load(document).promise;
    return found.select(tenant && this.nameIn(found, tenant));
  }

  /** Where a document's environments are defined, and what is wrong there. */
  async look(document: vscode.Uri): Promise<{
    readonly sources: readonly string[];
    readonly problems: readonly EnvironmentProblem[];
  }> {
    return this.load(document).promise;
  }

  /**
   * Whether a document has environments, and which of them a tenant uses; `undefined` while that is
   * being read, after which `onDidChange` fires.
   */
  shown(
    document: vscode.Uri,
    tenant: Tenant,
  ): { readonly exist: boolean; readonly name: string | undefined } | undefined {
    const loading = this.load(document);
    if (loading.found) {
      const { found } = loading;
      return { exist: found.names.length > 0, name: this.nameIn(found, tenant) };
    }
    void loading.promise.then(({ names }) => {
      if (names.length > 0) this.changed.fire();
    });
    return undefined;
  }

  /** Asks which environment a tenant is to use for a document's requests, and remembers it. */
  async choose(document: vscode.Uri, tenant: Tenant): Promise<void> {
    const found = await this.load(document).promise;
    if (found.names.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'No environments are defined here. Write them into http-client.env.json beside the file.',
        ),
      );
      return;
    }
    const current = this.nameIn(found, tenant);
    const chosen = await vscode.window.showQuickPick(
      found.names.map((label) => ({
        label,
        ...(label === current ? { description: vscode.l10n.t('current') } : {}),
      })),
      {
        title: vscode.l10n.t('Environment of {0}', tenant.name),
        placeHolder: vscode.l10n.t('Its variables are used whenever a file sends to this tenant'),
      },
    );
    if (!chosen) return;
    await this.memory.update(storageKey, { ...this.chosen(), [tenant.name]: chosen.label });
    this.changed.fire();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private chosen(): Readonly<Record<string, string>> {
    return this.memory.get<Record<string, string>>(storageKey, {});
  }

  private nameIn({ names }: FoundEnvironments, tenant: Tenant): string | undefined {
    return [this.chosen()[tenant.name], tenant.name].find(
      (name) => name !== undefined && names.includes(name),
    );
  }

  private load(document: vscode.Uri): Loading {
    const folders = foldersUp(document);
    const key = folders[0]?.toString() ?? '';
    const known = this.folders.get(key);
    if (known) return known;
    const loading: Loading = { promise: read(folders) };
    this.folders.set(key, loading);
    void loading.promise.then((found) => (loading.found = found));
    return loading;
  }
}

async function read(folders: readonly vscode.Uri[]): Promise<FoundEnvironments> {
  const { readEnvironments } = await import('../../core/httpFile/httpFile');
  const sources = await readEnvironmentSources(folders);
  return { ...readEnvironments(sources), sources: sources.map(({ source }) => source) };
}
