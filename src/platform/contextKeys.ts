import * as vscode from 'vscode';

/** Every context key the extension sets; `when` clauses in `package.json` use the same ones. */
export const contextKeys = {
  hasTenants: 'tenantApi.hasTenants',
  requestRunning: 'tenantApi.requestRunning',
  sandboxRunning: 'tenantApi.sandboxRunning',
  otherHttpClient: 'tenantApi.otherHttpClient',
} as const;

/** Sets a context key for `when` clauses. */
export function setContextKey(key: keyof typeof contextKeys, value: boolean): void {
  void vscode.commands.executeCommand('setContext', contextKeys[key], value);
}
