import * as vscode from 'vscode';

/** Every command of the extension; `package.json` declares the same ones. */
export const commandIds = {
  addTenant: 'tenantApi.addTenant',
  editTenant: 'tenantApi.editTenant',
  removeTenant: 'tenantApi.removeTenant',
  setClientSecret: 'tenantApi.setClientSecret',
  switchTenant: 'tenantApi.switchTenant',
  openTenantSettings: 'tenantApi.openTenantSettings',
  getToken: 'tenantApi.getToken',
  renewToken: 'tenantApi.renewToken',
  copyToken: 'tenantApi.copyToken',
  signOut: 'tenantApi.signOut',
  signOutAll: 'tenantApi.signOutAll',
  showTenantMenu: 'tenantApi.showTenantMenu',
  openRunner: 'tenantApi.openRunner',
  sendRequest: 'tenantApi.sendRequest',
  cancelRequest: 'tenantApi.cancelRequest',
  sendSelection: 'tenantApi.sendSelection',
  sendAll: 'tenantApi.sendAll',
  sendAgain: 'tenantApi.sendAgain',
  copyAsCurl: 'tenantApi.copyAsCurl',
  copyAsCode: 'tenantApi.copyAsCode',
  moveSecret: 'tenantApi.moveSecret',
  selectEnvironment: 'tenantApi.selectEnvironment',
  newHttpFile: 'tenantApi.newHttpFile',
  startSandbox: 'tenantApi.startSandbox',
  stopSandbox: 'tenantApi.stopSandbox',
  showLog: 'tenantApi.showLog',
  deleteAllData: 'tenantApi.deleteAllData',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** What runs when a command is called, with whatever arguments it is called with. */
export type CommandHandler = (...args: unknown[]) => unknown;

/**
 * Registers commands so that a failure of any of them is reported in one way.
 *
 * @param report told of every error a handler ends with.
 */
export class Commands implements vscode.Disposable {
  private readonly registrations: vscode.Disposable[] = [];

  constructor(private readonly report: (error: unknown) => void) {}

  register(id: CommandId, handler: CommandHandler): void {
    const registration = vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        return await handler(...args);
      } catch (error) {
        this.report(error);
        return undefined;
      }
    });
    this.registrations.push(registration);
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }
}
