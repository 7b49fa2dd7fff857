import * as vscode from 'vscode';
import { TenantApiError } from '../core/errors';
import type { Tenant } from '../core/tenants/tenant';

/**
 * Reads the PEM file that a tenant names, each time anew, so that a renewed file is used at once.
 *
 * @throws TenantApiError `ca-file-unreadable`
 */
export async function readCaFile(tenant: Tenant): Promise<string | undefined> {
  const path = tenant.caFile;
  if (path === undefined) return undefined;
  const refuse = (code: string) => new TenantApiError('ca-file-unreadable', { path, code }, 'no');
  let text: string;
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(path));
    text = new TextDecoder().decode(bytes);
  } catch (error) {
    throw refuse(error instanceof vscode.FileSystemError ? error.code : 'unknown');
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw refuse('no PEM certificate');
  return text;
}
