import { l10n } from 'vscode';
import type { TokenDisplay } from '../core/oauth/tokenDisplay';

/** A token's time left in a few words, for the status bar and lists. */
export function tokenText({ phase, minutes }: TokenDisplay): string {
  switch (phase) {
    case 'none':
      return l10n.t('no token');
    case 'fetching':
      return l10n.t('getting token…');
    case 'live':
    case 'ending':
      return minutes < 1 ? l10n.t('< 1 min') : l10n.t('{0} min', minutes);
    case 'ended':
      return l10n.t('token ended');
    case 'failed':
      return l10n.t('no token: failed');
  }
}
