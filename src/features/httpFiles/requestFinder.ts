import * as vscode from 'vscode';
import { scanHttpFile } from '../../core/httpFile/scan';
import { httpTextOf, mayHoldRequests } from './httpDocuments';
import { requestAt, requestOf, requestsIn, type OutlinedRequest } from './outlines';
import type { WrittenRequest } from './preparation';
import type { RequestKey } from './runs';

/** A request that a user means. */
export interface FoundRequest extends WrittenRequest {
  readonly key: RequestKey;
  /** The line of the document at which the text begins. */
  readonly firstLine: number;
}

/** Tells the key of a request among arguments of a command. */
export function isKey(argument: unknown): argument is RequestKey {
  const key = argument as Partial<RequestKey> | null | undefined;
  return typeof key?.document === 'string' && typeof key.words === 'string';
}

/** The request that a command's argument names, or the one at the cursor; says so if there is none. */
export function findRequest(argument: unknown): FoundRequest | undefined {
  const found = isKey(argument) ? findByKey(argument) : findAtCursor();
  if (!found) {
    void vscode.window.showInformationMessage(
      isKey(argument)
        ? vscode.l10n.t('The request has changed since. Send it again from its new line.')
        : vscode.l10n.t(
            'There is no request at the cursor. Put it into a request of a .http file.',
          ),
    );
  }
  return found;
}

/** All requests of the document that a command's argument names, or of the active one. */
export function findAll(argument: unknown): readonly FoundRequest[] {
  const uri = argument instanceof vscode.Uri ? argument.toString() : undefined;
  const active = vscode.window.activeTextEditor?.document;
  const document = uri === undefined ? active : openDocument(uri);
  if (!document || !mayHoldRequests(document)) return [];
  return requestsIn(document).map((request) => found(document, request));
}

/** The requests that are selected, each as far as it is selected. */
export function findSelected(): readonly FoundRequest[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return [];
  const { document, selection } = editor;
  const text = document.getText(selection);
  const fileText = httpTextOf(document);
  return scanHttpFile(text).map((outline) => {
    const words = `${outline.method} ${outline.target}`;
    const whole = requestAt(document, selection.start.line + outline.requestLine);
    const key = { document: document.uri.toString(), words, ordinal: -1 };
    return {
      document,
      text,
      outline,
      fileText,
      key: whole?.key ?? key,
      firstLine: selection.start.line,
    };
  });
}

/** The request of the document that has a name, as `# @name` or as its title. */
export function findByName(document: vscode.TextDocument, name: string): FoundRequest | undefined {
  const request = requestsIn(document).find(
    ({ outline }) => (outline.name ?? outline.title) === name,
  );
  return request && found(document, request);
}

/** A key is looked up in the text of this moment: it finds its own request or none. */
function findByKey(key: RequestKey): FoundRequest | undefined {
  const document = openDocument(key.document);
  const request = document && requestOf(document, key);
  return request && found(document, request);
}

function findAtCursor(): FoundRequest | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !mayHoldRequests(editor.document)) return undefined;
  const request = requestAt(editor.document, editor.selection.active.line);
  return request && found(editor.document, request);
}

function found(document: vscode.TextDocument, { outline, key }: OutlinedRequest): FoundRequest {
  return { document, text: httpTextOf(document), outline, key, firstLine: 0 };
}

function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
