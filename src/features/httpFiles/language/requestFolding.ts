import * as vscode from 'vscode';
import type { LanguageServices } from './languageServices';

/** Folds requests, and what is indented in their bodies. */
export class RequestFolding implements vscode.FoldingRangeProvider {
  constructor(private readonly services: LanguageServices) {}

  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
    if (!this.services.isOn()) return [];
    const { foldsOf } = await this.services.language();
    return foldsOf(document.getText()).map(({ startLine, endLine, kind }) =>
      kind === 'request'
        ? new vscode.FoldingRange(startLine, endLine, vscode.FoldingRangeKind.Region)
        : new vscode.FoldingRange(startLine, endLine),
    );
  }
}
