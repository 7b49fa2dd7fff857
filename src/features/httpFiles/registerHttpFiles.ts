import * as vscode from 'vscode';
import type { RequestSender, ResponseViewer } from '../../core/http/requestSender';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds, type Commands } from '../../platform/commands';
import type { Disposables } from '../../platform/disposables';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import { SecretClipboard } from '../../platform/secretClipboard';
import { CopyCommands } from './copyCommands';
import { Environments } from './environments';
import { FileDiagnostics } from './fileDiagnostics';
import { httpLanguageId, httpSelector, requestSelector } from './httpDocuments';
import { moveSecret, type KeepSecret, type WrittenSecret } from './language/moveSecret';
import { registerLanguage } from './language/registerLanguage';
import { NamedResponses } from './namedResponses';
import { OtherClients } from './otherClients';
import { requestAt } from './outlines';
import { RequestLenses } from './requestLenses';
import { RequestRunner } from './requestRunner';
import { RequestSymbols } from './requestSymbols';
import { ResultDecorations } from './resultDecorations';
import { Runs } from './runs';
import { SendCommands } from './sendCommands';

export interface HttpFilesFeature {
  readonly commands: Commands;
  readonly disposables: Disposables;
  readonly directory: TenantDirectory;
  readonly tokens: TokenProvider;
  readonly sender: RequestSender;
  readonly viewer: ResponseViewer & { cancel(): void };
  readonly reporter: ErrorReporter;
  readonly keepSecret: KeepSecret;
  /** Remembers which environment belongs to which tenant. */
  readonly workspaceState: vscode.Memento;
  /** Told whether any request of a file is under way. */
  readonly onDidChangeRunning: (running: boolean) => void;
}

/** Registers lenses, results, commands and the language of `.http` files. */
export function registerHttpFiles(feature: HttpFilesFeature): void {
  const { commands, disposables, directory, viewer, workspaceState } = feature;
  const runs = new Runs();
  const responses = new NamedResponses();
  const environments = disposables.add(new Environments(workspaceState));
  const report = (error: unknown) => void feature.reporter.report(error);
  const otherClients = disposables.add(new OtherClients(report));
  const runner = new RequestRunner({ ...feature, runs, responses, environments });
  const sending = new SendCommands(directory, runner, runs);
  const clipboard = disposables.add(new SecretClipboard());
  const copying = new CopyCommands(runner, feature.tokens, clipboard);
  disposables.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      responses.forget(uri.toString());
    }),
  );
  const lenses = disposables.add(new RequestLenses(directory, runs, environments, otherClients));
  disposables.add(vscode.languages.registerCodeLensProvider(requestSelector, lenses));
  disposables.add(
    vscode.languages.registerDocumentSymbolProvider(
      httpSelector,
      new RequestSymbols(() => otherClients.helps),
    ),
  );
  const diagnostics = disposables.add(
    new FileDiagnostics(directory, environments, otherClients, report),
  );
  const tenantAt = (document: vscode.TextDocument, line: number) => {
    const name = requestAt(document, line)?.outline.tenant;
    return name === undefined ? directory.active : directory.find(name);
  };
  registerLanguage(
    {
      directory,
      isOn: () => otherClients.helps,
      environmentAt: (document, line) =>
        environments.select(document.uri, tenantAt(document, line)),
      statusOf: (document, name) => {
        const tenant = directory.active;
        return tenant && responses.get(document.uri.toString(), name, tenant.name)?.status;
      },
      problemsOf: (document) => diagnostics.problemsOf(document),
      language: () => import('../../core/httpFile/language/language'),
    },
    disposables,
  );
  disposables.add(new ResultDecorations(runs));
  disposables.add(
    runs.onDidChange(() => {
      feature.onDidChangeRunning(runs.anyRunning);
    }),
  );
  commands.register(commandIds.sendRequest, (argument, shown) => sending.send(argument, shown));
  commands.register(commandIds.sendSelection, () => sending.sendSelection());
  commands.register(commandIds.sendAll, (argument, shown) => sending.sendAll(argument, shown));
  commands.register(commandIds.sendAgain, () => sending.sendAgain());
  commands.register(commandIds.copyAsCurl, (argument) => copying.asCurl(argument));
  commands.register(commandIds.copyAsCode, (argument) => copying.asCode(argument));
  commands.register(commandIds.cancelRequest, (argument) => {
    sending.cancel(argument);
    if (argument === undefined) viewer.cancel();
  });
  commands.register(commandIds.selectEnvironment, async (argument, uri) => {
    const document = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    const tenant = await directory.forCommand(argument);
    if (tenant && document) await environments.choose(document, tenant);
  });
  commands.register(commandIds.moveSecret, (written) =>
    moveSecret(written as WrittenSecret, directory, feature.keepSecret),
  );
  commands.register(commandIds.newHttpFile, () => newHttpFile());
}

async function newHttpFile(): Promise<void> {
  const content = [
    `### ${vscode.l10n.t('A path is enough: the tenant and its token are added by themselves')}`,
    'GET /data?limit=5',
    'Accept: application/json',
    '',
    '###',
    '',
  ].join('\n');
  const document = await vscode.workspace.openTextDocument({ language: httpLanguageId, content });
  await vscode.window.showTextDocument(document);
}
