import type { Clock } from '../../core/clock';
import type { TokenProvider, TokenProviderPorts } from '../../core/oauth/tokenProvider';
import type { TenantDirectory } from '../../core/tenants/tenantDirectory';
import { commandIds, type Commands } from '../../platform/commands';
import type { Disposables } from '../../platform/disposables';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { ClientSecrets } from './clientSecrets';
import type { PlainHttpConsent } from './plainHttpConsent';
import { TenantCommands } from './tenantCommands';
import { ProblemNotifier } from './tenantProblems';
import type { TenantStore } from './tenantStore';
import { TenantsView } from './tenantsView';

export interface TenantsFeature {
  readonly commands: Commands;
  readonly disposables: Disposables;
  readonly store: TenantStore;
  readonly secrets: ClientSecrets;
  readonly plainHttp: PlainHttpConsent;
  readonly tokens: TokenProvider;
  readonly tokenPorts: TokenProviderPorts;
  readonly clock: Clock;
  readonly reporter: ErrorReporter;
}

/** Registers the tenants' view and commands, and returns the directory other features work with. */
export function registerTenants(feature: TenantsFeature): TenantDirectory {
  const { commands, disposables, store, secrets, tokens } = feature;
  const actions = new TenantCommands(store, secrets, tokens, feature.tokenPorts, feature.plainHttp);
  commands.register(commandIds.addTenant, () => actions.add());
  commands.register(commandIds.editTenant, (argument) => actions.edit(argument));
  commands.register(commandIds.removeTenant, (argument) => actions.remove(argument));
  commands.register(commandIds.setClientSecret, (argument) => actions.setSecret(argument));
  commands.register(commandIds.switchTenant, (argument) => actions.switchTo(argument));
  commands.register(commandIds.openTenantSettings, () => actions.openSettings());

  const notifier = new ProblemNotifier({
    openSettings: () => actions.openSettings(),
    moveSecret: (index, property) => actions.moveSecretOutOfSettings(index, property),
  });
  const notify = () => {
    notifier.update(store.problems).catch((error: unknown) => feature.reporter.report(error));
  };
  notify();
  disposables.add(store.onDidChange(notify));
  disposables.add(new TenantsView(store, tokens, feature.clock));

  return {
    get tenants() {
      return store.tenants;
    },
    get active() {
      return store.active;
    },
    onDidChange: store.onDidChange,
    find: (name) => store.find(name),
    forCommand: (argument) => actions.forCommand(argument),
  };
}
