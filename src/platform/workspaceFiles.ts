import { open, realpath, stat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';

const maxBytes = 50 * 1024 * 1024;

/** The content of a file of the workspace, or why it can't be had. */
export type WorkspaceFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-large' };

/**
 * Reads a file that a document refers to: relative to the document's folder, else to its workspace
 * folder. What lies outside of the workspace folder is refused, also behind a link.
 *
 * @param reference a path as it is written in the document
 */
export async function readReferencedFile(
  document: vscode.Uri,
  reference: string,
): Promise<WorkspaceFile> {
  if (isRemote(reference)) return { kind: 'outside' };
  let refusal: WorkspaceFile = { kind: 'missing' };
  const root = rootOf(document);
  for (const candidate of candidates(document, reference)) {
    const file = isBelow(root.path, candidate.path)
      ? await read(root, candidate)
      : { kind: 'outside' as const };
    if (file.kind !== 'missing' && file.kind !== 'outside') return file;
    if (file.kind === 'outside') refusal = file;
  }
  return refusal;
}

/**
 * Where a file is that a document refers to, without reading it; `outside` where its path leads out
 * of the workspace folder.
 */
export async function findReferencedFile(
  document: vscode.Uri,
  reference: string,
): Promise<vscode.Uri | 'missing' | 'outside'> {
  if (isRemote(reference)) return 'outside';
  const root = rootOf(document);
  const inside = candidates(document, reference).filter(({ path: at }) => isBelow(root.path, at));
  for (const candidate of inside) {
    try {
      await vscode.workspace.fs.stat(candidate);
      return candidate;
    } catch {
      // The next place may have it.
    }
  }
  return inside.length === 0 ? 'outside' : 'missing';
}

function rootOf(document: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
}

/** A path of a network share would send the user's name and password hash to its server. */
function isRemote(reference: string): boolean {
  return /^[\\/]{2}|^\w{2,}:/.test(reference);
}

/** Where the file may be, in the order in which it is looked for. */
function candidates(document: vscode.Uri, reference: string): vscode.Uri[] {
  const root = rootOf(document);
  if (isAbsolute(reference)) return [root.with({ path: vscode.Uri.file(reference).path })];
  return [vscode.Uri.joinPath(document, '..'), root].map((base) =>
    vscode.Uri.joinPath(base, reference.replaceAll('\\', '/')),
  );
}

async function read(root: vscode.Uri, file: vscode.Uri): Promise<WorkspaceFile> {
  try {
    return root.scheme === 'file'
      ? await readOnDisk(root.fsPath, file.fsPath)
      : await readVirtual(file);
  } catch (error) {
    if (isAbsent(error)) return { kind: 'missing' };
    throw error;
  }
}

/** The file is opened first and looked at then, so that nobody can put a link in between. */
async function readOnDisk(root: string, file: string): Promise<WorkspaceFile> {
  const handle = await open(file, 'r');
  try {
    const opened = await handle.stat();
    if (!opened.isFile()) return { kind: 'missing' };
    const real = await realpath(file);
    const named = await stat(real);
    const inside = isBelow(await realpath(root), real);
    if (!inside || named.ino !== opened.ino || named.dev !== opened.dev) {
      return { kind: 'outside' };
    }
    if (opened.size > maxBytes) return { kind: 'too-large' };
    return { kind: 'found', bytes: await handle.readFile() };
  } finally {
    await handle.close();
  }
}

async function readVirtual(file: vscode.Uri): Promise<WorkspaceFile> {
  const { type, size } = await vscode.workspace.fs.stat(file);
  if (type & vscode.FileType.SymbolicLink) return { kind: 'outside' };
  if (size > maxBytes) return { kind: 'too-large' };
  return { kind: 'found', bytes: await vscode.workspace.fs.readFile(file) };
}

function isAbsolute(reference: string): boolean {
  return path.isAbsolute(reference) || /^[a-z]:[\\/]/i.test(reference);
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function isAbsent(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'FileNotFound' || code === 'EISDIR';
}
