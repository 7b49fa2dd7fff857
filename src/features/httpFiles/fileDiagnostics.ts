import * as vscode from 'vscode';
import type { HttpFileProblem, ProblemSeverity } from '../../core/httpFile/problems';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { Disposables } from '../../platform/disposables';
import { readEnvironment } from './environmentFiles';
import { isHttpDocument } from './httpDocuments';
import { describeProblem } from './problemMessages';

/** Milliseconds without typing before a document is looked at. */
const quietMs = 500;
/** Characters from which on a document is only looked at when it is sent. */
const largestText = 500_000;

const severities: Readonly<Record<ProblemSeverity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Marks the mistakes of open documents; reading is all it does: nothing is sent or asked. */
export class FileDiagnostics implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly collection = this.disposables.add(
    vscode.languages.createDiagnosticCollection('tenantApi'),
  );
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly directory: TenantDirectory,
    private readonly report: (error: unknown) => void,
  ) {
    const look = (document: vscode.TextDocument) => {
      this.lookSoon(document);
    };
    this.disposables.add(vscode.workspace.onDidOpenTextDocument(look));
    this.disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        look(document);
      }),
    );
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.forget(uri);
      }),
    );
    this.disposables.add(
      directory.onDidChange(() => {
        vscode.workspace.textDocuments.forEach(look);
      }),
    );
    vscode.workspace.textDocuments.forEach(look);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.disposables.dispose();
  }

  private lookSoon(document: vscode.TextDocument): void {
    if (!isHttpDocument(document)) return;
    const id = document.uri.toString();
    clearTimeout(this.timers.get(id));
    const timer = setTimeout(() => {
      this.timers.delete(id);
      this.look(document).catch(this.report);
    }, quietMs);
    this.timers.set(id, timer);
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    const text = document.getText();
    if (document.isClosed || text.length > largestText) {
      this.collection.delete(document.uri);
      return;
    }
    const { version } = document;
    const isOutdated = () => document.isClosed || document.version !== version;
    const { problemsOf } = await import('../../core/httpFile/httpFile');
    const environment = await readEnvironment(document.uri, this.directory.active?.name ?? '');
    if (isOutdated()) return;
    const problems = problemsOf(text, {
      environment,
      knowsTenant: (name) => this.directory.find(name) !== undefined,
    });
    this.collection.set(document.uri, problems.map(diagnosticOf));
  }

  private forget(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.collection.delete(uri);
  }
}

function diagnosticOf(problem: HttpFileProblem): vscode.Diagnostic {
  const { startLine, startColumn, endLine, endColumn } = problem.range;
  const range = new vscode.Range(startLine, startColumn, endLine, endColumn);
  const message = describeProblem(problem);
  const diagnostic = new vscode.Diagnostic(range, message, severities[problem.severity]);
  diagnostic.source = 'Tenant API';
  diagnostic.code = problem.code;
  return diagnostic;
}
