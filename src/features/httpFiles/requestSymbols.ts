import * as vscode from 'vscode';
import { requestsIn } from './outlines';

/** The requests of a document for the outline, breadcrumbs and Go to Symbol. */
export class RequestSymbols implements vscode.DocumentSymbolProvider {
  constructor(private readonly isOn: () => boolean) {}

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    if (!this.isOn()) return [];
    return requestsIn(document).map(({ outline }) => {
      const words = `${outline.method} ${outline.target}`.trim();
      const name = outline.name ?? outline.title ?? words;
      const lastLine = document.lineAt(Math.min(outline.endLine, document.lineCount) - 1);
      return new vscode.DocumentSymbol(
        name,
        name === words ? '' : words,
        vscode.SymbolKind.Function,
        new vscode.Range(outline.startLine, 0, lastLine.lineNumber, lastLine.text.length),
        document.lineAt(outline.requestLine).range,
      );
    });
  }
}
