import * as vscode from 'vscode';
import type { Environment, EnvironmentSource } from '../../core/httpFile/environments';

const files: readonly { readonly name: string; readonly kind: 'public' | 'private' }[] = [
  { name: 'http-client.env.json', kind: 'public' },
  { name: 'http-client.private.env.json', kind: 'private' },
  { name: 'http-client.env.json.user', kind: 'private' },
];

/**
 * The variables that environment files and REST Client's setting define for a document; files of
 * nearer folders count more.
 */
export async function readEnvironment(document: vscode.Uri, name: string): Promise<Environment> {
  const { readEnvironments } = await import('../../core/httpFile/httpFile');
  const sources: EnvironmentSource[] = [];
  for (const folder of foldersUp(document)) {
    for (const file of files) {
      const text = await readText(vscode.Uri.joinPath(folder, file.name));
      if (text !== undefined) sources.push({ source: file.name, kind: file.kind, text });
    }
  }
  const setting: unknown = vscode.workspace
    .getConfiguration('rest-client', document)
    .get('environmentVariables');
  if (setting) {
    const text = JSON.stringify(setting);
    sources.push({ source: 'rest-client.environmentVariables', kind: 'settings', text });
  }
  return readEnvironments(sources).select(name);
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
function foldersUp(document: vscode.Uri): vscode.Uri[] {
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

async function readText(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // Most folders have no such file.
    return undefined;
  }
}
