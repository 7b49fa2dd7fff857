import * as vscode from 'vscode';
import type { TenantProblem } from '../../core/tenants/parseTenants';
import { hostMessage } from './hostMessages';

/** A mistake in the settings as a sentence that names the entry. */
export function problemMessage(problem: TenantProblem): string {
  if (problem.index === undefined) {
    return vscode.l10n.t(
      'tenantApi.tenants is not a list. Write [ … ] with one entry for each tenant.',
    );
  }
  const entry = problem.name
    ? vscode.l10n.t('Tenant “{0}”', problem.name)
    : vscode.l10n.t('Tenant number {0}', problem.index + 1);
  return `${entry}: ${mistake(problem)}`;
}

function mistake({ code, property = '', hostProblem }: TenantProblem): string {
  switch (code) {
    case 'not-a-list':
    case 'not-an-object':
      return vscode.l10n.t(
        'the entry is not an object. Write { "name": …, "host": …, "clientId": … }.',
      );
    case 'missing':
      return vscode.l10n.t('“{0}” is missing.', property);
    case 'wrong-type':
      return vscode.l10n.t('“{0}” has the wrong type.', property);
    case 'not-a-choice':
      return vscode.l10n.t('“{0}” has a value that is none of its choices.', property);
    case 'bad-host':
      return `“host”: ${hostMessage(hostProblem ?? 'syntax')}`;
    case 'protocol-conflict':
      return vscode.l10n.t('“host” and “protocol” name different protocols.');
    case 'bad-path':
      return vscode.l10n.t(
        '“tokenPath” must be a path on the host, for example /configapi/v2/oauth/token.',
      );
    case 'bad-origin':
      return vscode.l10n.t(
        '“{0}” must be an origin and nothing more, for example https://files.example.com.',
        property,
      );
    case 'plain-origin':
      return vscode.l10n.t(
        '“{0}” must be https: a token is never sent unencrypted to a further origin.',
        property,
      );
    case 'reserved-parameter':
      return vscode.l10n.t('“{0}” is set by the grant itself and can’t be set here.', property);
    case 'out-of-range':
      return vscode.l10n.t('“{0}” must be from 1 to 3600 seconds.', property);
    case 'duplicate-name':
      return vscode.l10n.t('another tenant has this name; this one is left out.');
    case 'control-character':
      return vscode.l10n.t('“{0}” contains a line break or another control character.', property);
    case 'secret-in-settings':
      return vscode.l10n.t(
        '“{0}” looks like a secret. Settings are plain text and may be synced.',
        property,
      );
    case 'unknown-property':
      return vscode.l10n.t('“{0}” is not a known property; it is ignored.', property);
  }
}

export interface ProblemActions {
  openSettings(): unknown;
  moveSecret(index: number, property: string): unknown;
}

/** Tells of mistakes in the settings, each set of them once. */
export class ProblemNotifier {
  private shown = '';

  constructor(private readonly actions: ProblemActions) {}

  async update(problems: readonly TenantProblem[]): Promise<void> {
    const messages = problems.map(problemMessage);
    const all = messages.join('\n');
    if (all === this.shown) return;
    this.shown = all;
    const [first] = messages;
    if (first === undefined) return;
    const more = messages.length > 1 ? ` ${vscode.l10n.t('({0} more)', messages.length - 1)}` : '';
    const secret = problems.find(({ code }) => code === 'secret-in-settings');
    const open = { title: vscode.l10n.t('Open Settings') };
    const move = { title: vscode.l10n.t('Move to Secret Storage') };
    const lead = secret ? problemMessage(secret) : first;
    const chosen = await vscode.window.showWarningMessage(
      lead + more,
      ...(secret ? [move, open] : [open]),
    );
    if (chosen === open) await this.actions.openSettings();
    if (chosen === move && secret?.index !== undefined && secret.property !== undefined) {
      await this.actions.moveSecret(secret.index, secret.property);
    }
  }
}
