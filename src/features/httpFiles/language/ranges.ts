import * as vscode from 'vscode';
import type { SourceRange } from '../../../core/httpFile/sourceText';

/** A range of the parser as the editor's. */
export function editorRange(range: SourceRange): vscode.Range {
  return new vscode.Range(range.startLine, range.startColumn, range.endLine, range.endColumn);
}
