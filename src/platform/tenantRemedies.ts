import * as vscode from 'vscode';
import type { Tenant } from '../core/tenants/tenant';
import { commandIds } from './commands';
import type { Remedies } from './errorReporter';

/** What can be done about a failure that has to do with this tenant. */
export function tenantRemedies(tenant: Tenant, tryAgain: () => unknown): Remedies {
  return {
    setSecret: () => vscode.commands.executeCommand(commandIds.setClientSecret, tenant.name),
    editTenant: () => vscode.commands.executeCommand(commandIds.editTenant, tenant.name),
    tryAgain,
  };
}
