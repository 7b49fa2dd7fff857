import * as vscode from 'vscode';
import type { Redactor } from '../core/redact';

/** The extension's output channel; nothing gets into it but through the redactor. */
export class Log implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Tenant API Client', { log: true });

  constructor(private readonly redactor: Redactor) {}

  info(message: string): void {
    this.channel.info(this.redactor.redact(message));
  }

  warn(message: string): void {
    this.channel.warn(this.redactor.redact(message));
  }

  /** Writes down a bug: its stack, redacted. */
  bug(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.channel.error(this.redactor.redact(text));
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.channel.dispose();
  }
}
