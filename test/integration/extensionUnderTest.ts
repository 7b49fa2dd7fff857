import * as vscode from 'vscode';

export const extensionId = 'tenant-tools.tenant-api-client';

/** Sets the user's list of tenants. */
export async function setTenants(tenants: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update('tenantApi.tenants', tenants, vscode.ConfigurationTarget.Global);
}

/** Opens a document in the language of requests. */
export function openRequests(content: string): Promise<vscode.TextDocument> {
  return Promise.resolve(vscode.workspace.openTextDocument({ language: 'http', content }));
}

/** The titles of a document's lenses, from top to bottom, without icons. */
export async function lensTitles(document: vscode.TextDocument): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1000,
  );
  return lenses
    .toSorted((a, b) => a.range.start.line - b.range.start.line)
    .map(({ command }) => (command?.title ?? '').replace(/^\$\([\w-]+\) /, ''));
}

/** The titles of the lenses that name where a request would go. */
export async function tenantLensTitles(document: vscode.TextDocument): Promise<string[]> {
  const titles = await lensTitles(document);
  return titles.filter((title) => title !== 'Send All' && title !== 'Copy as cURL');
}

/** Asks again until the condition holds; fails with the last error when it never does. */
export async function eventually(check: () => Promise<void> | void): Promise<void> {
  for (let tries = 100; ; tries--) {
    try {
      await check();
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
