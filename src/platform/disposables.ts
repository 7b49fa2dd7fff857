import type * as vscode from 'vscode';

/** Things that end together. */
export class Disposables implements vscode.Disposable {
  private readonly items = new Set<vscode.Disposable>();

  add<T extends vscode.Disposable>(item: T): T {
    this.items.add(item);
    return item;
  }

  dispose(): void {
    for (const item of this.items) item.dispose();
    this.items.clear();
  }
}
