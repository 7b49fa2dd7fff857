import * as vscode from 'vscode';

/** Milliseconds after which a copied secret is taken off the clipboard again. */
export const secretClipboardMs = 30_000;

/** Puts texts with a secret on the clipboard for half a minute. */
export class SecretClipboard implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void clear(text), secretClipboardMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}

/** Leaves the clipboard alone when the user has copied something else since. */
async function clear(text: string): Promise<void> {
  if ((await vscode.env.clipboard.readText()) === text) await vscode.env.clipboard.writeText('');
}
