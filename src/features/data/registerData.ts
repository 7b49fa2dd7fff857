import * as vscode from 'vscode';
import type { TokenProvider } from '../../core/oauth/tokenProvider';
import { commandIds, type Commands } from '../../platform/commands';
import { writeTenantsSetting } from '../../platform/settings';

export interface DataFeature {
  readonly commands: Commands;
  readonly tokens: TokenProvider;
  readonly context: vscode.ExtensionContext;
  readonly secrets: { deleteAll(): Promise<void> };
}

/** Registers the command that wipes what the extension keeps on this computer. */
export function registerData({ commands, tokens, context, secrets }: DataFeature): void {
  commands.register(commandIds.deleteAllData, async () => {
    const secretsOnly = { title: vscode.l10n.t('Delete, Keep Tenants') };
    const everything = { title: vscode.l10n.t('Delete Everything') };
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Delete all data of Tenant API Client on this computer?'),
      {
        modal: true,
        detail: vscode.l10n.t(
          'API secrets, tokens, drafts and remembered answers are deleted. The list of tenants in your settings can be kept: it holds no secrets.',
        ),
      },
      secretsOnly,
      everything,
    );
    if (!chosen) return;
    tokens.forgetAll();
    await secrets.deleteAll();
    for (const state of [context.globalState, context.workspaceState]) {
      for (const key of state.keys()) await state.update(key, undefined);
    }
    if (chosen === everything) await writeTenantsSetting([]);
    void vscode.window.showInformationMessage(vscode.l10n.t('All data was deleted.'));
  });
}
