import * as vscode from 'vscode';
import { isCancelled, isTenantApiError, type TenantApiError } from '../core/errors';
import type { Redactor } from '../core/redact';
import { explain, type Remedy } from './errorMessages';
import type { Log } from './log';

/** Offers for a failure: what each remedy does. */
export type Remedies = Partial<Record<Remedy, () => unknown>>;

/**
 * Tells the user of failures. What a user can do something about is a sentence with the next step;
 * anything else is a bug, which is logged and offered for a look.
 */
export class ErrorReporter {
  constructor(
    private readonly log: Log,
    private readonly redactor: Redactor,
  ) {}

  /** Shows the failure; resolves when it was answered. A cancelled operation is not a failure. */
  async report(error: unknown, remedies: Remedies = {}): Promise<void> {
    if (isCancelled(error)) return;
    if (isTenantApiError(error)) await this.explain(error, remedies);
    else await this.admit(error);
  }

  private async explain(error: TenantApiError, remedies: Remedies): Promise<void> {
    this.log.warn(error.message);
    const { message, advice, remedies: useful } = explain(error);
    const offered = useful.filter((remedy) => remedies[remedy]);
    const items = offered.map((remedy) => ({ title: remedyTitle(remedy), remedy }));
    const text = this.redactor.redactValues(`${message} ${advice}`.trim());
    const chosen = await vscode.window.showErrorMessage(text, ...items);
    if (chosen) await remedies[chosen.remedy]?.();
  }

  private async admit(error: unknown): Promise<void> {
    this.log.bug(error);
    const showLog = vscode.l10n.t('Show Log');
    const chosen = await vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Tenant API Client made a mistake. Nothing was changed that you did not see; the log has the details.',
      ),
      showLog,
    );
    if (chosen === showLog) this.log.show();
  }
}

/** The button for a remedy. */
export function remedyTitle(remedy: Remedy): string {
  switch (remedy) {
    case 'setSecret':
      return vscode.l10n.t('Enter Secret');
    case 'editTenant':
      return vscode.l10n.t('Edit Tenant');
    case 'tryAgain':
      return vscode.l10n.t('Try Again');
  }
}
