import * as vscode from 'vscode';
import type { Environment } from '../../core/httpFile/environments';
import type { FileReference } from '../../core/httpFile/occurrences';
import type { HttpFileProblem, ProblemSeverity } from '../../core/httpFile/problems';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { Disposables } from '../../platform/disposables';
import { findReferencedFile } from '../../platform/workspaceFiles';
import { environmentName } from './environmentFiles';
import type { Environments } from './environments';
import { isHttpDocument } from './httpDocuments';
import type { OtherClients } from './otherClients';
import { requestsIn } from './outlines';
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
  private readonly found = new WeakMap<vscode.TextDocument, readonly HttpFileProblem[]>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly directory: TenantDirectory,
    private readonly environments: Environments,
    private readonly otherClients: OtherClients,
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
    const lookAtAll = () => {
      vscode.workspace.textDocuments.forEach(look);
    };
    this.disposables.add(directory.onDidChange(lookAtAll));
    this.disposables.add(environments.onDidChange(lookAtAll));
    this.disposables.add(otherClients.onDidChange(lookAtAll));
    lookAtAll();
  }

  /** The problems that are shown of a document. */
  problemsOf(document: vscode.TextDocument): readonly HttpFileProblem[] {
    return this.found.get(document) ?? [];
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
    if (document.isClosed || text.length > largestText || !this.otherClients.helps) {
      this.collection.delete(document.uri);
      this.found.delete(document);
      return;
    }
    const { version } = document;
    const isOutdated = () => document.isClosed || document.version !== version;
    const { problemsOf, variablesIn } = await import('../../core/httpFile/httpFile');
    const environment = await this.environmentOf(document);
    if (isOutdated()) return;
    const problems = problemsOf(text, {
      environment,
      knowsTenant: (name) => this.directory.find(name) !== undefined,
    });
    const files = await fileProblems(document.uri, variablesIn(text).files);
    if (isOutdated()) return;
    const all = [...problems, ...files];
    this.found.set(document, all);
    this.collection.set(document.uri, all.map(diagnosticOf));
    await this.lookAtEnvironments(document.uri);
  }

  /** All variables that the file's requests may see, each with its own tenant. */
  private async environmentOf(document: vscode.TextDocument): Promise<Environment> {
    const named = new Set(requestsIn(document).map(({ outline }) => outline.tenant));
    const values: Environment['values'][] = [];
    const shared: Environment['shared'][] = [];
    for (const name of new Set([undefined, ...named])) {
      const tenant = name === undefined ? this.directory.active : this.directory.find(name);
      const environment = await this.environments.select(document.uri, tenant);
      values.push(environment.values);
      shared.push(environment.shared);
    }
    return {
      values: new Map(values.flatMap((entries) => [...entries])),
      shared: new Map(shared.flatMap((entries) => [...entries])),
    };
  }

  /** Marks files of environments that can't be read as such. */
  private async lookAtEnvironments(document: vscode.Uri): Promise<void> {
    const { sources, problems } = await this.environments.look(document);
    for (const source of sources) {
      const diagnostics = problems
        .filter(({ facts }) => facts.file === source)
        .map((problem) => {
          const message = describeProblem({
            ...problem,
            facts: { ...problem.facts, file: environmentName(source) },
          });
          const range = new vscode.Range(0, 0, 0, 1);
          return new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
        });
      if (URL.canParse(source)) this.collection.set(vscode.Uri.parse(source), diagnostics);
    }
  }

  private forget(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.collection.delete(uri);
  }
}

/** Files that are missing or out of reach; looking for them reads none of them. */
async function fileProblems(
  document: vscode.Uri,
  files: readonly FileReference[],
): Promise<HttpFileProblem[]> {
  if (!vscode.workspace.isTrusted || document.scheme === 'untitled') return [];
  const problems: HttpFileProblem[] = [];
  for (const { path, range } of files) {
    if (path.includes('{{')) continue;
    const found = await findReferencedFile(document, path);
    if (typeof found !== 'string') continue;
    const code = found === 'missing' ? 'file-missing' : 'file-outside';
    problems.push({ code, facts: { path }, severity: 'error', range });
  }
  return problems;
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
