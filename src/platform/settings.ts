import * as vscode from 'vscode';
import { TenantApiError } from '../core/errors';
import { defaultRequestTimeoutMs } from '../core/tenants/parseTenants';

/** Every setting of the extension; `package.json` declares the same ones, all for the user alone. */
export const settingIds = {
  tenants: 'tenantApi.tenants',
  requestTimeout: 'tenantApi.requestTimeout',
  sandboxStartAutomatically: 'tenantApi.sandbox.startAutomatically',
  httpFilesFeatures: 'tenantApi.httpFiles.features',
  sendAllStops: 'tenantApi.httpFiles.sendAllStopsAtFailure',
} as const;

const secondTryMs = 1000;

/**
 * The user's value of a setting, and never a workspace's: settings decide where credentials go, so a
 * repository must not have a say (application scope sees to it; this is the second lock).
 */
function userValue(id: string): unknown {
  return vscode.workspace.getConfiguration().inspect(id)?.globalValue;
}

/** The setting `tenantApi.tenants` as the user wrote it, of any shape. */
export function readTenantsSetting(): unknown {
  return userValue(settingIds.tenants);
}

/**
 * Replaces the user's list of tenants. VS Code refuses while the settings file is just being saved,
 * so it is asked twice.
 *
 * @throws TenantApiError `settings-not-written`, for example over unsaved changes in the file
 */
export async function writeTenantsSetting(tenants: readonly unknown[]): Promise<void> {
  const write = () =>
    vscode.workspace
      .getConfiguration()
      .update(settingIds.tenants, tenants, vscode.ConfigurationTarget.Global);
  try {
    await write();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, secondTryMs));
    try {
      await write();
    } catch {
      throw new TenantApiError('settings-not-written', {}, 'no');
    }
  }
}

/** Milliseconds a request may take, for tenants that do not name their own. */
export function readRequestTimeoutMs(): number {
  const seconds = userValue(settingIds.requestTimeout);
  const valid = typeof seconds === 'number' && seconds >= 1 && seconds <= 3600;
  return valid ? seconds * 1000 : defaultRequestTimeoutMs;
}

/** Whether the sandbox tenant starts together with the window. */
export function readSandboxStartAutomatically(): boolean {
  return userValue(settingIds.sandboxStartAutomatically) === true;
}

/** Who helps in `.http` files where another extension does the same. */
export function readHttpFilesSetting(): 'ask' | 'on' | 'off' {
  const value = userValue(settingIds.httpFilesFeatures);
  return value === 'on' || value === 'off' ? value : 'ask';
}

/** Keeps what the user has answered. */
export async function writeHttpFilesSetting(value: 'on' | 'off'): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(settingIds.httpFilesFeatures, value, vscode.ConfigurationTarget.Global);
}

/** Whether Send All ends with the first request that fails. */
export function readSendAllStops(): boolean {
  return userValue(settingIds.sendAllStops) !== false;
}

/** Calls back when one of the extension's settings changed. */
export function onDidChangeSettings(
  ids: readonly string[],
  listener: () => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (ids.some((id) => event.affectsConfiguration(id))) listener();
  });
}
