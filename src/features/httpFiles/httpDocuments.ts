import type * as vscode from 'vscode';
import { requestsOfMarkdown } from '../../core/httpFile/markdownFences';

export const httpLanguageId = 'http';
const markdownLanguageId = 'markdown';

/** Documents in the language of requests. */
export const httpSelector: vscode.DocumentSelector = { language: httpLanguageId };

/** Documents from which requests can be sent. */
export const requestSelector: vscode.DocumentSelector = [
  { language: httpLanguageId },
  { language: markdownLanguageId },
];

const texts = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly text: string }
>();

/** True for a document in the language of requests. */
export function isHttpDocument(document: vscode.TextDocument): boolean {
  return document.languageId === httpLanguageId;
}

/** True for a document from which requests can be sent. */
export function mayHoldRequests({ languageId }: vscode.TextDocument): boolean {
  return languageId === httpLanguageId || languageId === markdownLanguageId;
}

/** A document as a `.http` file: of Markdown only the fences count, in the lines where they are. */
export function httpTextOf(document: vscode.TextDocument): string {
  if (document.languageId !== markdownLanguageId) return document.getText();
  const known = texts.get(document);
  if (known?.version === document.version) return known.text;
  const text = requestsOfMarkdown(document.getText());
  texts.set(document, { version: document.version, text });
  return text;
}
