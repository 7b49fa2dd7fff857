import type * as vscode from 'vscode';

export const httpLanguageId = 'http';

/** True for a document whose requests can be sent. */
export function isHttpDocument(document: vscode.TextDocument): boolean {
  return document.languageId === httpLanguageId;
}
