import type { Sandbox } from '../../../src/sandbox/sandboxServer';
import type { VSCodeWindow } from './vscodeWindow';

/** Adds a sandbox of the test's own as a tenant, as a person does, and waits until it works. */
export async function addTenant(
  window: VSCodeWindow,
  sandbox: Sandbox,
  name: string,
): Promise<void> {
  await window.runCommand('Tenant API: Add Tenant…');
  await window.answer(sandbox.origin, 'Host');
  await window.answer(sandbox.clientId, 'Login');
  await window.answer(sandbox.clientSecret, 'secret');
  await window.answer(name, 'Name');
  await window.notificationText(/Works: token valid for/);
  await window.clearNotifications();
}

/** Changes the settings of a tenant in the user's settings.json. */
export async function changeTenant(
  window: VSCodeWindow,
  name: string,
  changes: Record<string, unknown>,
): Promise<void> {
  const tenants = (window.userSettings()['tenantApi.tenants'] ?? []) as { name: string }[];
  await window.updateSettings({
    'tenantApi.tenants': tenants.map((tenant) =>
      tenant.name === name ? { ...tenant, ...changes } : tenant,
    ),
  });
}
