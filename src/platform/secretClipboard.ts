import * as vscode from 'vscode';
import type { Tenant } from '../core/tenants/tenant';

/** Milliseconds after which a copied secret is taken off the clipboard again. */
export const secretClipboardMs = 30_000;

/** Puts texts with a secret on the clipboard for half a minute. */
export class SecretClipboard implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks whether what a token is part of may be copied, which is what that button says. */
  async confirm(question: string, button: string, { clientId }: Tenant): Promise<boolean> {
    const copy = { title: button };
    const detail = vscode.l10n.t(
      'Whoever has it can act as {0} until it ends. It is taken off the clipboard after 30 seconds; a clipboard manager may keep a copy.',
      clientId,
    );
    return (
      (await vscode.window.showWarningMessage(question, { modal: true, detail }, copy)) === copy
    );
  }

  /** Copies a text with a secret in it. */
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
