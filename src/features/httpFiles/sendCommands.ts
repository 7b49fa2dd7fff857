import * as vscode from 'vscode';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { withCancellableProgress } from '../../platform/progress';
import { readSendAllStops } from '../../platform/settings';
import { findAll, findRequest, findSelected, isKey, type FoundRequest } from './requestFinder';
import type { Outcome, RequestRunner } from './requestRunner';
import type { RequestKey, Runs } from './runs';

/** What a person does to send the requests of a document. */
export class SendCommands {
  private last: RequestKey | undefined;

  constructor(
    private readonly directory: TenantDirectory,
    private readonly runner: RequestRunner,
    private readonly runs: Runs,
  ) {}

  /**
   * Sends the request that the argument names, or the one at the cursor.
   *
   * @param shownTenant the name that the user saw; a request never goes anywhere else unasked
   */
  async send(argument: unknown, shownTenant?: unknown): Promise<void> {
    const found = findRequest(argument);
    if (found) await this.sendOne(found, shownTenant);
  }

  /** Sends what is selected, one request after the other where there are several. */
  async sendSelection(): Promise<void> {
    const found = findSelected();
    const [first] = found;
    if (!first) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the lines of a request, with its method and address.'),
      );
    } else if (found.length === 1) {
      await this.sendOne(first);
    } else {
      await this.sendEach(found);
    }
  }

  /** Sends all requests of a document, from top to bottom. */
  async sendAll(argument: unknown, shownTenant?: unknown): Promise<void> {
    const found = findAll(argument);
    if (found.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There are no requests here.'));
      return;
    }
    await this.sendEach(found, shownTenant);
  }

  /** Sends the request that was sent last, as it is written now. */
  async sendAgain(): Promise<void> {
    if (!this.last) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing has been sent from a file in this window yet.'),
      );
      return;
    }
    await vscode.workspace.openTextDocument(vscode.Uri.parse(this.last.document));
    await this.send(this.last);
  }

  /** Cancels one request, or all that run. */
  cancel(argument: unknown): void {
    this.runs.cancel(isKey(argument) ? argument : undefined);
  }

  private async sendOne(found: FoundRequest, shownTenant?: unknown): Promise<void> {
    if (this.runs.isRunning(found.key)) return;
    const tenant = await this.runner.tenantFor(found);
    if (!tenant || !(await isAsShown(tenant, shownTenant))) return;
    this.last = found.key;
    await this.runner.run(found, tenant, true);
  }

  private async sendEach(found: readonly FoundRequest[], shownTenant?: unknown): Promise<void> {
    const usesActive = found.some(({ outline }) => outline.tenant === undefined);
    if (usesActive) {
      const tenant = await this.directory.forCommand(undefined);
      if (!tenant || !(await isAsShown(tenant, shownTenant))) return;
    }
    let next = 0;
    let failures = 0;
    while (next < found.length) {
      const stop = await this.sendFrom(found, next);
      failures += stop.failures;
      next = stop.next;
      if (stop.reason === 'cancelled') return;
      if (stop.reason !== 'failure') break;
      if (!(await goesOn(stop.failed, stop.outcome, next, found.length))) return;
    }
    say(found.length, failures);
  }

  private sendFrom(found: readonly FoundRequest[], from: number): Promise<Stop> {
    const stops = readSendAllStops();
    return withCancellableProgress(
      vscode.l10n.t('Sending all requests'),
      async (signal, report) => {
        let failures = 0;
        for (const [index, request] of found.entries()) {
          if (index < from) continue;
          if (signal.aborted) return { reason: 'cancelled', next: index, failures };
          report({
            message: vscode.l10n.t('{0} of {1}: {2}', index + 1, found.length, nameOf(request)),
            increment: 100 / found.length,
          });
          const next = index + 1;
          const outcome = await this.sendOneOf(request, signal);
          if (!outcome || outcome.cancelled) return { reason: 'cancelled', next, failures };
          if (outcome.result.kind === 'success') continue;
          failures++;
          if (stops) return { reason: 'failure', next, failures, failed: request, outcome };
        }
        return { reason: 'end', next: found.length, failures };
      },
    );
  }

  private async sendOneOf(
    request: FoundRequest,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    const tenant = await this.runner.tenantFor(request);
    if (!tenant) return undefined;
    this.last = request.key;
    const cancel = () => {
      this.runs.cancel(request.key);
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.runner.run(request, tenant, false);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

type Stop =
  | { readonly reason: 'end' | 'cancelled'; readonly next: number; readonly failures: number }
  | {
      readonly reason: 'failure';
      readonly next: number;
      readonly failures: number;
      readonly failed: FoundRequest;
      readonly outcome: Outcome;
    };

function nameOf({ outline }: FoundRequest): string {
  return outline.name ?? outline.title ?? `${outline.method} ${outline.target}`;
}

/** Asks where the tenant is no longer the one that a lens has shown. */
async function isAsShown(tenant: Tenant, shown: unknown): Promise<boolean> {
  if (typeof shown !== 'string' || shown === tenant.name) return true;
  const send = vscode.l10n.t('Send to {0}', tenant.name);
  const message = vscode.l10n.t(
    'Not sent: this window has switched from {0} to {1} since.',
    shown,
    tenant.name,
  );
  return (await vscode.window.showWarningMessage(message, send)) === send;
}

/** Says where the sending has stopped and asks whether to send the rest. */
async function goesOn(
  failed: FoundRequest,
  { result, show }: Outcome,
  sent: number,
  total: number,
): Promise<boolean> {
  const name = nameOf(failed);
  const goOn = vscode.l10n.t('Go On');
  const showResponse = vscode.l10n.t('Show Response');
  const buttons = [...(sent < total ? [goOn] : []), ...(show ? [showResponse] : [])];
  const message =
    sent < total
      ? vscode.l10n.t('Stopped at {0} of {1}, {2}: {3}', sent, total, name, result.text)
      : vscode.l10n.t('The last of {0}, {1}, failed: {2}', total, name, result.text);
  const chosen = await vscode.window.showWarningMessage(message, ...buttons);
  if (chosen === showResponse) show?.();
  return chosen === goOn;
}

function say(total: number, failures: number): void {
  if (failures === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('All {0} requests succeeded.', total));
  } else {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} of {1} requests failed.', failures, total),
    );
  }
}
