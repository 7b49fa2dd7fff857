import type * as vscode from 'vscode';
import type { TenantRequest } from '../../core/http/authorizedClient';
import type { RequestOutline } from '../../core/httpFile/scan';

/** The request of a document, ready to be sent. */
export function prepare(
  document: vscode.TextDocument,
  outline: RequestOutline,
  _signal: AbortSignal,
): Promise<TenantRequest> {
  const lines = document
    .getText()
    .split(/\r?\n/)
    .slice(outline.requestLine + 1, outline.endLine);
  const blank = lines.findIndex((line) => line.trim() === '');
  const headers = (blank < 0 ? lines : lines.slice(0, blank)).map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  const body =
    blank < 0
      ? ''
      : lines
          .slice(blank + 1)
          .join('\n')
          .trim();
  return Promise.resolve({
    method: outline.method,
    target: outline.target,
    headers,
    ...(body ? { body: new TextEncoder().encode(body) } : {}),
  });
}
