import * as vscode from 'vscode';
import type { TextChange } from '../../../core/httpFile/language/fixes';
import type { Tenant } from '../../../core/tenants/tenant';
import type { TenantDirectory } from '../../../core/tenants/tenantDirectory';
import { editorRange } from './ranges';

/** Keeps a client secret for a tenant, where only the extension can read it. */
export type KeepSecret = (tenant: Tenant, clientSecret: string) => Promise<unknown>;

/** A client secret in a document, and what takes it out. */
export interface WrittenSecret {
  readonly document: vscode.Uri;
  readonly version: number;
  readonly range: vscode.Range;
  readonly changes: readonly TextChange[];
}

/** Moves a client secret out of a document to the tenant that the user picks. */
export async function moveSecret(
  { document: uri, version, range, changes }: WrittenSecret,
  directory: TenantDirectory,
  keep: KeepSecret,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.version !== version) return;
  const secret = document.getText(range);
  const chosen = await vscode.window.showQuickPick(
    directory.tenants.map((tenant) => ({
      label: tenant.name,
      description: `${tenant.clientId} · ${tenant.origin}`,
      tenant,
    })),
    {
      title: vscode.l10n.t('Move Client Secret'),
      placeHolder: vscode.l10n.t('Whose secret is it? It replaces the one that is stored.'),
    },
  );
  if (!chosen || document.version !== version) return;
  await keep(chosen.tenant, secret);
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes) edit.replace(uri, editorRange(change.range), change.text);
  await vscode.workspace.applyEdit(edit);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The secret is stored for {0}. Save the file; if it was ever shared or committed, get a new secret.',
      chosen.tenant.name,
    ),
  );
}
