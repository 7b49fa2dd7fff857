import { l10n } from 'vscode';
import type { HostProblem } from '../../core/tenants/host';

/** What is wrong with a host, and how it should look. */
export function hostMessage(problem: HostProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Enter the host of the tenant, for example example.com.');
    case 'scheme':
      return l10n.t('Only https:// and http:// addresses have a token endpoint.');
    case 'user-information':
      return l10n.t('Leave out the user name before the @: the login is asked for next.');
    case 'space':
      return l10n.t('A host has no spaces. Enter one host, for example example.com.');
    case 'wildcard':
      return l10n.t('Enter one host without *.');
    case 'trailing-dot':
      return l10n.t('Leave out the dot at the end.');
    case 'placeholder':
      return l10n.t('Replace the placeholder with the real host of the tenant.');
    case 'port':
      return l10n.t('The port is a number from 1 to 65535, for example example.com:8443.');
    case 'looks-like-secret':
      return l10n.t('This looks like a secret. Enter the host here, for example example.com.');
    case 'syntax':
      return l10n.t('This is not a host. Enter something like example.com or example.com:8443.');
  }
}
