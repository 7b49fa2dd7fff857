import type { Clock } from '../../core/clock';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds, type Commands } from '../../platform/commands';
import type { Disposables } from '../../platform/disposables';
import type { ErrorReporter } from '../../platform/errorReporter';
import { SecretClipboard } from '../../platform/secretClipboard';
import { StatusBar } from './statusBar';
import { TokenCommands, type ConfirmPlainHttp } from './tokenCommands';

export interface TokensFeature {
  readonly commands: Commands;
  readonly disposables: Disposables;
  readonly directory: TenantDirectory;
  readonly tokens: TokenProvider;
  readonly reporter: ErrorReporter;
  readonly clock: Clock;
  readonly confirmPlainHttp: ConfirmPlainHttp;
}

/** Registers the status bar item and the commands for tokens. */
export function registerTokens(feature: TokensFeature): void {
  const { commands, disposables, directory, tokens } = feature;
  const { reporter, confirmPlainHttp } = feature;
  const clipboard = disposables.add(new SecretClipboard());
  const actions = new TokenCommands(directory, tokens, reporter, confirmPlainHttp, clipboard);
  disposables.add(new StatusBar(directory, tokens, feature.clock));
  commands.register(commandIds.getToken, (argument) => actions.get(argument, false));
  commands.register(commandIds.renewToken, (argument) => actions.get(argument, true));
  commands.register(commandIds.copyToken, (argument) => actions.copy(argument));
  commands.register(commandIds.signOut, (argument) => actions.signOut(argument));
  commands.register(commandIds.signOutAll, () => {
    actions.signOutAll();
  });
  commands.register(commandIds.showTenantMenu, () => actions.showMenu());
}
