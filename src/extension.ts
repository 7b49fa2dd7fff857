import type * as vscode from 'vscode';
import { systemClock } from './core/clock';
import { AuthorizedClient } from './core/http/authorizedClient';
import { LazyHttpClient } from './core/http/lazyHttpClient';
import { TokenProvider } from './core/oauth/tokenProvider';
import { Redactor } from './core/redact';
import { wait } from './core/wait';
import { registerData } from './features/data/registerData';
import { registerHttpFiles } from './features/httpFiles/registerHttpFiles';
import { DraftStore } from './features/requestPanel/draftStore';
import { registerRequestPanel } from './features/requestPanel/registerRequestPanel';
import { Confirmations } from './features/requests/confirmations';
import { ConfirmingSender } from './features/requests/confirmingSender';
import { registerSandbox } from './features/sandbox/registerSandbox';
import { ClientSecrets } from './features/tenants/clientSecrets';
import { PlainHttpConsent } from './features/tenants/plainHttpConsent';
import { registerTenants } from './features/tenants/registerTenants';
import { TenantStore } from './features/tenants/tenantStore';
import { registerTokens } from './features/tokens/registerTokens';
import { readCaFile } from './platform/caFiles';
import { commandIds, Commands } from './platform/commands';
import { Disposables } from './platform/disposables';
import { ErrorReporter } from './platform/errorReporter';
import { Log } from './platform/log';
import { RunningContext } from './platform/runningContext';

let stop: (() => Promise<void>) | undefined;

/** Builds the objects and hands them to each other; what is heavy loads on its first use. */
export function activate(context: vscode.ExtensionContext): void {
  const { globalState, workspaceState, extensionUri } = context;
  const disposables = new Disposables();
  context.subscriptions.push(disposables);
  const clock = systemClock;
  const redactor = new Redactor();
  const log = disposables.add(new Log(redactor));
  const reporter = new ErrorReporter(log, redactor);
  const report = (error: unknown) => void reporter.report(error);
  const commands = disposables.add(new Commands(report));
  commands.register(commandIds.showLog, () => {
    log.show();
  });
  const { version } = context.extension.packageJSON as { version: string };
  const http = new LazyHttpClient(async () => {
    const { createHttpClient } = await import('./http/httpClient');
    return disposables.add(createHttpClient({ userAgent: `tenant-api-client/${version}` }));
  });
  const secrets = disposables.add(new ClientSecrets(context.secrets, globalState, redactor));
  const plainHttp = new PlainHttpConsent(globalState);
  const common = { http, wait, random: Math.random, readCa: readCaFile };
  const tokenPorts = {
    ...common,
    credentials: secrets,
    clock,
    redactor,
    isPlainHttpConfirmed: plainHttp.isConfirmed.bind(plainHttp),
  };
  const tokens = new TokenProvider(tokenPorts);
  const store = disposables.add(new TenantStore(secrets, tokens, workspaceState));
  const shared = { commands, disposables, tokens, clock, reporter, redactor, log, extensionUri };
  const directory = registerTenants({ ...shared, store, secrets, plainHttp, tokenPorts });
  const confirmPlainHttp = plainHttp.ask.bind(plainHttp);
  registerTokens({ ...shared, directory, confirmPlainHttp });
  const client = new AuthorizedClient({ ...common, tokens, now: () => clock.now() });
  const confirmations = new Confirmations(globalState);
  const sender = new ConfirmingSender(client, confirmations, confirmPlainHttp, log);
  const drafts = new DraftStore(workspaceState, redactor);
  const running = new RunningContext();
  const viewer = registerRequestPanel({
    ...shared,
    directory,
    sender,
    drafts,
    onDidChangeRunning: running.listener('panels'),
  });
  registerHttpFiles({
    ...shared,
    directory,
    sender,
    viewer,
    workspaceState,
    keepSecret: secrets.set.bind(secrets),
    onDidChangeRunning: running.listener('files'),
  });
  const sandbox = registerSandbox({
    ...shared,
    directory,
    report,
    temporaryTenants: store,
    startServer: async () => (await import('./sandbox/sandboxServer')).startSandbox(),
  });
  registerData({ commands, tokens, context, secrets });
  stop = () => sandbox.stop();
}

/** Ends the sandbox tenant, whose secret is of no use afterwards. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
