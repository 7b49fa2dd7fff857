import * as vscode from 'vscode';
import type { EnvironmentSource } from '../../core/httpFile/environments';

const files: readonly { readonly name: string; readonly kind: 'public' | 'private' }[] = [
  { name: 'http-client.env.json', kind: 'public' },
  { name: 'http-client.private.env.json', kind: 'private' },
  { name: 'http-client.env.json.user', kind: 'private' },
];

/** Finds all files that define environments. */
export const environmentFilesPattern = '**/http-client{.env.json,.private.env.json,.env.json.user}';

/** REST Client's setting, whose environments count as well. */
export const environmentSetting = 'rest-client.environmentVariables';

/**
 * What files and REST Client's setting define for the documents of a folder, of nearer folders
 * first; a source is named by its URI or by the setting.
 */
export async function readEnvironmentSources(
  folders: readonly vscode.Uri[],
): Promise<readonly EnvironmentSource[]> {
  const sources: EnvironmentSource[] = [];
  for (const folder of folders) {
    for (const { name, kind } of files) {
      const uri = vscode.Uri.joinPath(folder, name);
      const text = await readText(uri);
      if (text !== undefined) sources.push({ source: uri.toString(), kind, text });
    }
  }
  const setting: unknown = vscode.workspace
    .getConfiguration(undefined, folders[0])
    .get(environmentSetting);
  if (setting) {
    sources.push({ source: environmentSetting, kind: 'settings', text: JSON.stringify(setting) });
  }
  return sources;
}

/** The nearest `.env` file of a document. */
export async function readDotenv(document: vscode.Uri): Promise<string | undefined> {
  for (const folder of foldersUp(document)) {
    const text = await readText(vscode.Uri.joinPath(folder, '.env'));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The document's folder and those above it, up to its workspace folder. */
export function foldersUp(document: vscode.Uri): vscode.Uri[] {
  if (document.scheme === 'untitled') {
    return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  }
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri.path;
  const folders = [vscode.Uri.joinPath(document, '..')];
  for (let at = folders[0]; root !== undefined && at && at.path.length > root.length;) {
    at = vscode.Uri.joinPath(at, '..');
    folders.push(at);
  }
  return folders;
}

/** How a source of variables is called in a sentence. */
export function environmentName(source: string): string {
  return source === environmentSetting
    ? source
    : vscode.workspace.asRelativePath(vscode.Uri.parse(source));
}

/** Where a source defines a variable: the first place that may be meant, else the beginning. */
export async function environmentPlace(
  source: string,
  name: string,
): Promise<vscode.Location | undefined> {
  if (source === environmentSetting) return undefined;
  const uri = vscode.Uri.parse(source);
  const document = await vscode.workspace.openTextDocument(uri);
  const key = JSON.stringify(name.slice(name.lastIndexOf('.') + 1));
  const at = Math.max(document.getText().indexOf(key), 0);
  return new vscode.Location(uri, document.positionAt(at));
}

async function readText(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // Most folders have no such file.
    return undefined;
  }
}
