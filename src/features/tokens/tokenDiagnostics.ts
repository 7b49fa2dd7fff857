import { l10n } from 'vscode';
import type { TokenDiagnostic } from '../../core/oauth/tokenResponse';

/** What was unusual about a token's answer, in a sentence. */
export function diagnosticText(diagnostic: TokenDiagnostic, scope: string | undefined): string {
  switch (diagnostic) {
    case 'expires-in-missing':
      return l10n.t('The server did not say how long the token lives; 5 minutes are assumed.');
    case 'expires-in-invalid':
      return l10n.t('expires_in was not a number of seconds; 5 minutes are assumed.');
    case 'expires-in-not-positive':
      return l10n.t('expires_in was zero or negative: the token is used once and not kept.');
    case 'expires-in-huge':
      return l10n.t('expires_in was more than a day; 24 hours are assumed.');
    case 'token-type-missing':
      return l10n.t('The server named no token type; Bearer is assumed.');
    case 'json-tolerated':
      return l10n.t('The answer was not quite JSON (a comma too many) and was read all the same.');
    case 'scope-differs':
      return l10n.t('The server granted the scope “{0}”.', scope ?? '');
  }
}
