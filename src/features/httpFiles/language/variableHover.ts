import * as vscode from 'vscode';
import type { NameMeaning } from '../../../core/httpFile/language/nameAt';
import { mask } from '../../../core/redact';
import { environmentName } from '../environmentFiles';
import type { LanguageServices } from './languageServices';
import { editorRange } from './ranges';

/** Shows what a variable stands for and where it comes from; never a secret. */
export class VariableHover implements vscode.HoverProvider {
  constructor(private readonly services: LanguageServices) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    if (!this.services.isOn()) return undefined;
    const { environmentAt, language } = this.services;
    const environment = await environmentAt(document, position.line);
    const { meaningAt } = await language();
    const { line, character } = position;
    const meaning = meaningAt(document.getText(), line, character, environment);
    if (!meaning) return undefined;
    const text = new vscode.MarkdownString();
    const value = valueOf(meaning);
    if (value !== undefined) text.appendCodeblock(value, 'text');
    text.appendText(this.origin(document, meaning));
    return new vscode.Hover(text, editorRange(meaning.range));
  }

  private origin(document: vscode.TextDocument, { kind, name, ...rest }: NameMeaning): string {
    switch (kind) {
      case 'variable': {
        const line = rest.definedAt?.startLine;
        return line === undefined
          ? vscode.l10n.t('Nothing defines {0}.', name)
          : vscode.l10n.t('Defined in line {0} of this file.', line + 1);
      }
      case 'environment':
        return vscode.l10n.t('From {0}.', environmentName(rest.source ?? ''));
      case 'prompt':
        return vscode.l10n.t('Asked for when the request is sent.');
      case 'token':
        return vscode.l10n.t('The tenant’s token. It is fetched when the request is sent.');
      case 'system':
        return vscode.l10n.t('Made when the request is sent.');
      case 'request': {
        const status = this.services.statusOf(document, name);
        return status === undefined
          ? vscode.l10n.t('From {0}, which is sent first if it has no response yet.', name)
          : vscode.l10n.t('From {0}, whose latest response has the status {1}.', name, status);
      }
    }
  }
}

function valueOf({ value, hidden }: NameMeaning): string | undefined {
  if (hidden) return mask;
  return value === '' ? vscode.l10n.t('(empty)') : value;
}
