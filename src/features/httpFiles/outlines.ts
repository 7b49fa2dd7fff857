import type * as vscode from 'vscode';
import { scanHttpFile, type RequestOutline } from '../../core/httpFile/scan';
import { httpTextOf } from './httpDocuments';
import type { RequestKey } from './runs';

/** A request of a document, and what identifies it. */
export interface OutlinedRequest {
  readonly outline: RequestOutline;
  readonly key: RequestKey;
}

const scanned = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly requests: readonly OutlinedRequest[] }
>();

/** The requests of a document, from a line scan that is made once for each of its versions. */
export function requestsIn(document: vscode.TextDocument): readonly OutlinedRequest[] {
  const known = scanned.get(document);
  if (known?.version === document.version) return known.requests;
  const seen = new Map<string, number>();
  const requests = scanHttpFile(httpTextOf(document)).map((outline) => {
    const words = `${outline.method} ${outline.target}`;
    const ordinal = seen.get(words) ?? 0;
    seen.set(words, ordinal + 1);
    return { outline, key: { document: document.uri.toString(), words, ordinal } };
  });
  scanned.set(document, { version: document.version, requests });
  return requests;
}

/** The request whose block holds the line. */
export function requestAt(
  document: vscode.TextDocument,
  line: number,
): OutlinedRequest | undefined {
  return requestsIn(document).find(
    ({ outline }) => outline.startLine <= line && line < outline.endLine,
  );
}

/** The request of that key, where the document still has it. */
export function requestOf(
  document: vscode.TextDocument,
  key: RequestKey,
): OutlinedRequest | undefined {
  return requestsIn(document).find(
    (request) => request.key.words === key.words && request.key.ordinal === key.ordinal,
  );
}
