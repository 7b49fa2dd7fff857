import * as vscode from 'vscode';
import { isPlainHttpOverNetwork, type Tenant } from '../../core/tenants/tenant';

const key = 'tenantApi.plainHttpOrigins';

/** Remembers the origins for which the user agreed to plain http. */
export class PlainHttpConsent {
  constructor(private readonly state: vscode.Memento) {}

  isConfirmed(tenant: Tenant): boolean {
    return this.origins().includes(tenant.origin);
  }

  /** Asks, where that is due and was not answered yet; false means that nothing may be sent. */
  async ask(tenant: Tenant): Promise<boolean> {
    if (!isPlainHttpOverNetwork(tenant) || this.isConfirmed(tenant)) return true;
    const use = { title: vscode.l10n.t('Use Plain http') };
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Send the API secret over an unencrypted connection?'),
      {
        modal: true,
        detail: vscode.l10n.t(
          '{0} is reached by plain http. Everyone on the way can read the API secret and the token of “{1}”. Use https wherever the server offers it.',
          tenant.origin,
          tenant.name,
        ),
      },
      use,
    );
    if (chosen !== use) return false;
    await this.state.update(key, [...this.origins(), tenant.origin]);
    return true;
  }

  private origins(): string[] {
    return this.state.get<string[]>(key, []);
  }
}
