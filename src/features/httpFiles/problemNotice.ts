import * as vscode from 'vscode';
import type { HttpFileProblem } from '../../core/httpFile/problems';
import { describeProblem } from './problemMessages';
import type { FoundRequest } from './requestFinder';

/** Says what keeps a request from being sent, with a way to the place. */
export async function showProblems(
  { document, firstLine }: FoundRequest,
  problems: readonly HttpFileProblem[],
): Promise<void> {
  const first = problems.find(({ severity }) => severity === 'error');
  if (!first) return;
  const { startColumn, endColumn } = first.range;
  const startLine = firstLine + first.range.startLine;
  const goToLine = vscode.l10n.t('Go to Line {0}', startLine + 1);
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Not sent. Line {0}: {1}', startLine + 1, describeProblem(first)),
    goToLine,
  );
  if (chosen !== goToLine) return;
  const endLine = firstLine + first.range.endLine;
  const selection = new vscode.Range(startLine, startColumn, endLine, endColumn);
  await vscode.window.showTextDocument(document, { selection });
}
