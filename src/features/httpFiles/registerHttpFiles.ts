import * as vscode from 'vscode';
import type { RequestSender, ResponseViewer } from '../../core/http/requestSender';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds, type Commands } from '../../platform/commands';
import type { Disposables } from '../../platform/disposables';
import type { ErrorReporter } from '../../platform/errorReporter';
import { FileDiagnostics } from './fileDiagnostics';
import { httpLanguageId } from './httpDocuments';
import { NamedResponses } from './namedResponses';
import { RequestLenses } from './requestLenses';
import { RequestRunner } from './requestRunner';
import { ResultDecorations } from './resultDecorations';
import { RequestSymbols } from './requestSymbols';
import { Runs } from './runs';

export interface HttpFilesFeature {
  readonly commands: Commands;
  readonly disposables: Disposables;
  readonly directory: TenantDirectory;
  readonly sender: RequestSender;
  readonly viewer: ResponseViewer & { cancel(): void };
  readonly reporter: ErrorReporter;
  /** Told whether any request of a file is under way. */
  readonly onDidChangeRunning: (running: boolean) => void;
}

/** Registers lenses, results and commands for `.http` files. */
export function registerHttpFiles(feature: HttpFilesFeature): void {
  const { commands, disposables, directory, viewer } = feature;
  const runs = new Runs();
  const responses = new NamedResponses();
  const { sender, reporter } = feature;
  const runner = new RequestRunner(directory, sender, viewer, reporter, runs, responses);
  disposables.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      responses.forget(uri.toString());
    }),
  );
  const lenses = disposables.add(new RequestLenses(directory, runs));
  disposables.add(vscode.languages.registerCodeLensProvider({ language: httpLanguageId }, lenses));
  disposables.add(
    vscode.languages.registerDocumentSymbolProvider(
      { language: httpLanguageId },
      new RequestSymbols(),
    ),
  );
  disposables.add(
    new FileDiagnostics(directory, (error) => {
      void feature.reporter.report(error);
    }),
  );
  disposables.add(new ResultDecorations(runs));
  disposables.add(
    runs.onDidChange(() => {
      feature.onDidChangeRunning(runs.anyRunning);
    }),
  );
  commands.register(commandIds.sendRequest, (argument, shown) => runner.send(argument, shown));
  commands.register(commandIds.cancelRequest, (argument) => {
    runner.cancel(argument);
    if (argument === undefined) viewer.cancel();
  });
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
