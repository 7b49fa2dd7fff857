import * as vscode from 'vscode';
import type { LanguageServices } from './languageServices';

/** Puts a document in order; what is sent stays the same. */
export class RequestFormatting implements vscode.DocumentFormattingEditProvider {
  constructor(private readonly services: LanguageServices) {}

  async provideDocumentFormattingEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
    if (!this.services.isOn()) return [];
    const { formatHttpFile } = await this.services.language();
    const text = document.getText();
    const formatted = formatHttpFile(text);
    const isCrlf = document.eol === vscode.EndOfLine.CRLF;
    const wanted = isCrlf ? formatted.replaceAll('\n', '\r\n') : formatted;
    if (wanted === text) return [];
    const all = new vscode.Range(new vscode.Position(0, 0), document.positionAt(text.length));
    return [vscode.TextEdit.replace(all, wanted)];
  }
}
