import * as vscode from 'vscode';
import type { Completion } from '../../../core/httpFile/language/completions';
import type { LanguageServices } from './languageServices';
import { editorRange } from './ranges';

/** Characters behind which something may be completed. */
export const completionTriggers = ['{', '@', ':', ' ', '.', '$'];

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  method: vscode.CompletionItemKind.Method,
  'header-name': vscode.CompletionItemKind.Field,
  'header-value': vscode.CompletionItemKind.Value,
  directive: vscode.CompletionItemKind.Keyword,
  tenant: vscode.CompletionItemKind.Value,
  'file-variable': vscode.CompletionItemKind.Variable,
  prompt: vscode.CompletionItemKind.Variable,
  'environment-variable': vscode.CompletionItemKind.Constant,
  'system-variable': vscode.CompletionItemKind.Function,
  request: vscode.CompletionItemKind.Reference,
  token: vscode.CompletionItemKind.Constant,
};

/** Offers methods, headers, directives, tenants and variables. */
export class RequestCompletion implements vscode.CompletionItemProvider {
  constructor(private readonly services: LanguageServices) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[]> {
    const { directory, environmentAt, language } = this.services;
    if (!this.services.isOn()) return [];
    const environment = await environmentAt(document, position.line);
    const { completionsAt } = await language();
    if (token.isCancellationRequested) return [];
    const { line, character } = position;
    const tenants = directory.tenants.map(({ name }) => name);
    const found = completionsAt(document.getText(), line, character, { environment, tenants });
    return found.map((completion, index) => itemOf(completion, index));
  }
}

function itemOf(completion: Completion, index: number): vscode.CompletionItem {
  const { kind, label, insertText, range, detail, continues } = completion;
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.insertText = insertText;
  item.filterText = label;
  item.range = editorRange(range);
  item.sortText = String(index).padStart(5, '0');
  const shown = detail ?? description(kind);
  if (shown !== undefined) item.detail = shown;
  if (continues) {
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest') };
  }
  return item;
}

function description(kind: Completion['kind']): string | undefined {
  switch (kind) {
    case 'prompt':
      return vscode.l10n.t('asked for when the request is sent');
    case 'system-variable':
      return vscode.l10n.t('made when the request is sent');
    case 'token':
      return vscode.l10n.t('the tenant’s token');
    case 'request':
      return vscode.l10n.t('what another request of this file got');
    default:
      return undefined;
  }
}
