import * as vscode from 'vscode';
import type { Fix, FixFacts } from '../../../core/httpFile/language/fixes';
import type { HttpFileProblem } from '../../../core/httpFile/problems';
import { commandIds } from '../../../platform/commands';
import { requestAt } from '../outlines';
import { convertCurl } from './curlPaste';
import type { LanguageServices } from './languageServices';
import type { WrittenSecret } from './moveSecret';
import { editorRange } from './ranges';

type Title<K extends keyof FixFacts> = (facts: FixFacts[K]) => string;

const titles: { readonly [K in keyof FixFacts]: Title<K> } = {
  'remove-indent': () => vscode.l10n.t('Separate the requests'),
  'insert-colon': () => vscode.l10n.t('Insert a colon'),
  'start-body': () => vscode.l10n.t('Begin the body here'),
  'comment-out': () => vscode.l10n.t('Turn the line into a comment'),
  'remove-line': () => vscode.l10n.t('Take the line out'),
  'remove-blank-line': () => vscode.l10n.t('Take the blank line out'),
  'move-above-request': () => vscode.l10n.t('Move it above the request line'),
  'rename-request': ({ name }) => vscode.l10n.t('Change the name to {0}', name),
  'change-tenant': ({ tenant }) => vscode.l10n.t('Change the tenant to {0}', tenant),
  'change-name': ({ name }) => vscode.l10n.t('Change to {0}', name),
  'define-variable': ({ name }) => vscode.l10n.t('Define {0} in this file', name),
  'ask-for-value': ({ name }) => vscode.l10n.t('Ask for {0} when sending', name),
  'use-tenant-token': () => vscode.l10n.t('Take it out and send the tenant’s token'),
  'ask-for-secret': ({ name }) => vscode.l10n.t('Take it out and ask for {0} when sending', name),
};

/** Ways out of the problems that are shown in a document. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly services: LanguageServices) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const problems = this.services
      .problemsOf(document)
      .filter((problem) => editorRange(problem.range).intersection(range));
    if (problems.length === 0) return [];
    const { fixesFor } = await this.services.language();
    const actions: vscode.CodeAction[] = [];
    for (const problem of problems) {
      const { environmentAt, directory } = this.services;
      const environment = await environmentAt(document, problem.range.startLine);
      const fixes = fixesFor(document.getText(), problem, {
        tenants: directory.tenants.map(({ name }) => name),
        environmentNames: [...environment.values.keys()],
      });
      const diagnostic = diagnostics.find(
        ({ code, range: place }) =>
          code === problem.code && place.isEqual(editorRange(problem.range)),
      );
      const own = [
        ...fixes.map((fix, index) => editAction(document, fix, index === 0)),
        ...commandActions(document, problem),
        ...secretActions(document, problem, fixes),
        ...(await this.curlActions(document, problem)),
      ];
      for (const action of own) if (diagnostic) action.diagnostics = [diagnostic];
      actions.push(...own);
    }
    return actions;
  }

  /** Makes a request of a cURL command that was typed. */
  private async curlActions(
    document: vscode.TextDocument,
    problem: HttpFileProblem,
  ): Promise<vscode.CodeAction[]> {
    if (problem.code !== 'request-line-invalid' || problem.facts.reason !== 'curl') return [];
    const block = requestAt(document, problem.range.startLine)?.outline;
    if (!block) return [];
    const lastLine = document.lineAt(Math.min(block.endLine, document.lineCount) - 1);
    const range = new vscode.Range(block.requestLine, 0, lastLine.lineNumber, lastLine.text.length);
    const converted = await convertCurl(document.getText(range), this.services);
    if (!converted) return [];
    const title = vscode.l10n.t('Turn the cURL command into a request');
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, range, converted.text);
    action.isPreferred = true;
    return [action];
  }
}

function editAction(
  document: vscode.TextDocument,
  { kind, facts, changes }: Fix,
  isPreferred: boolean,
): vscode.CodeAction {
  const title = (titles[kind] as Title<typeof kind>)(facts);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, text } of changes) {
    action.edit.replace(document.uri, editorRange(range), text);
  }
  action.isPreferred = isPreferred;
  return action;
}

/** What takes more than a change of the text. */
function commandActions(
  document: vscode.TextDocument,
  problem: HttpFileProblem,
): vscode.CodeAction[] {
  const run = (title: string, command: string, ...args: unknown[]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command, arguments: args };
    return action;
  };
  switch (problem.code) {
    case 'tenant-unknown':
      return [run(vscode.l10n.t('Add a tenant…'), commandIds.addTenant)];
    case 'file-missing':
      return problem.facts.path.includes('{{') ? [] : [createFile(document, problem.facts.path)];
    default:
      return [];
  }
}

/** A client secret belongs to its tenant: the file needs none. */
function secretActions(
  document: vscode.TextDocument,
  problem: HttpFileProblem,
  fixes: readonly Fix[],
): vscode.CodeAction[] {
  const fix = fixes.find(({ kind }) => kind === 'ask-for-secret');
  if (problem.code !== 'secret-literal' || !fix) return [];
  if (!/^client[-_]?secret$/i.test(problem.facts.name ?? '')) return [];
  const title = vscode.l10n.t('Move it to a tenant…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const { uri, version } = document;
  const written: WrittenSecret = {
    document: uri,
    version,
    range: editorRange(problem.range),
    changes: fix.changes,
  };
  action.command = { title, command: commandIds.moveSecret, arguments: [written] };
  return [action];
}

function createFile(document: vscode.TextDocument, path: string): vscode.CodeAction {
  const action = new vscode.CodeAction(
    vscode.l10n.t('Create {0}', path),
    vscode.CodeActionKind.QuickFix,
  );
  action.edit = new vscode.WorkspaceEdit();
  action.edit.createFile(vscode.Uri.joinPath(document.uri, '..', path), { ignoreIfExists: true });
  return action;
}
