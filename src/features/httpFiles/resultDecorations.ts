import * as vscode from 'vscode';
import { Disposables } from '../../platform/disposables';
import { mayHoldRequests } from './httpDocuments';
import { requestsIn } from './outlines';
import type { RunResult, Runs } from './runs';

const colors: Readonly<Record<RunResult['kind'], string>> = {
  running: 'editorCodeLens.foreground',
  success: 'tenantApi.successForeground',
  problem: 'tenantApi.problemForeground',
};

/** Draws how a request ended behind its request line. */
export class ResultDecorations implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly type = this.disposables.add(
    vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      after: { margin: '0 0 0 2em' },
    }),
  );

  constructor(private readonly runs: Runs) {
    const drawAll = () => {
      vscode.window.visibleTextEditors.forEach((editor) => {
        this.draw(editor);
      });
    };
    this.disposables.add(runs.onDidChange(drawAll));
    this.disposables.add(vscode.window.onDidChangeVisibleTextEditors(drawAll));
    this.disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!runs.hasResults(document.uri.toString())) return;
        for (const editor of vscode.window.visibleTextEditors) {
          if (editor.document === document) this.draw(editor);
        }
      }),
    );
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        runs.forget(uri.toString());
      }),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private draw(editor: vscode.TextEditor): void {
    const { document } = editor;
    if (!mayHoldRequests(document)) return;
    const decorations = this.runs.hasResults(document.uri.toString())
      ? requestsIn(document).flatMap(({ outline, key }) => {
          const result = this.runs.result(key);
          if (!result) return [];
          const { range } = document.lineAt(outline.requestLine);
          return [{ range: new vscode.Range(range.end, range.end), renderOptions: look(result) }];
        })
      : [];
    editor.setDecorations(this.type, decorations);
  }
}

function look(result: RunResult): vscode.DecorationInstanceRenderOptions {
  return {
    after: { contentText: result.text, color: new vscode.ThemeColor(colors[result.kind]) },
  };
}
