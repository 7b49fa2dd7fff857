import * as vscode from 'vscode';
import { isPlainHttpOverNetwork, type Tenant } from '../../core/tenants/tenant';
import { literalLabel } from '../../platform/labels';
import type { TenantStore } from './tenantStore';

type Item = vscode.QuickPickItem & { readonly tenant?: Tenant };

/**
 * Lets the user pick a tenant; the active one comes first and is marked.
 *
 * @param add runs when the user wants a new one; the picker then returns nothing.
 */
export async function chooseTenant(
  title: string,
  store: TenantStore,
  add: () => Promise<void>,
): Promise<Tenant | undefined> {
  const { active } = store;
  const ordered = store.tenants.toSorted(
    (a, b) => Number(b === active) - Number(a === active) || a.name.localeCompare(b.name),
  );
  const addItem: Item = { label: `$(add) ${vscode.l10n.t('Add Tenant…')}`, alwaysShow: true };
  const separator: Item = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const chosen = await vscode.window.showQuickPick<Item>(
    [...ordered.map((tenant) => itemFor(tenant, tenant === active)), separator, addItem],
    { title, placeHolder: vscode.l10n.t('Name, host or login'), matchOnDescription: true },
  );
  if (chosen === addItem) {
    await add();
    return undefined;
  }
  return chosen?.tenant;
}

function itemFor(tenant: Tenant, active: boolean): Item {
  const marks = [
    ...(active ? [vscode.l10n.t('active')] : []),
    ...(tenant.production ? [vscode.l10n.t('PRODUCTION')] : []),
    ...(isPlainHttpOverNetwork(tenant) ? [vscode.l10n.t('plain http')] : []),
  ];
  const icon = tenant.production ? '$(shield)' : tenant.sandbox ? '$(beaker)' : '$(organization)';
  return {
    label: `${icon} ${literalLabel(tenant.name)}`,
    description: `${tenant.clientId} @ ${new URL(tenant.origin).host}`,
    detail: marks.join(' · '),
    tenant,
  };
}
