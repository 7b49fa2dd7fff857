import * as vscode from 'vscode';
import type { Disposables } from '../../../platform/disposables';
import { httpSelector } from '../httpDocuments';
import { CurlPaste } from './curlPaste';
import { FileLinks } from './fileLinks';
import type { LanguageServices } from './languageServices';
import { NameProviders } from './nameProviders';
import { QuickFixes } from './quickFixes';
import { completionTriggers, RequestCompletion } from './requestCompletion';
import { RequestFolding } from './requestFolding';
import { RequestFormatting } from './requestFormatting';
import { VariableHover } from './variableHover';

/** Registers what helps in writing requests. */
export function registerLanguage(services: LanguageServices, disposables: Disposables): void {
  const { languages } = vscode;
  const names = new NameProviders(services);
  const completion = new RequestCompletion(services);
  for (const registration of [
    languages.registerCompletionItemProvider(httpSelector, completion, ...completionTriggers),
    languages.registerHoverProvider(httpSelector, new VariableHover(services)),
    languages.registerDefinitionProvider(httpSelector, names),
    languages.registerReferenceProvider(httpSelector, names),
    languages.registerDocumentHighlightProvider(httpSelector, names),
    languages.registerRenameProvider(httpSelector, names),
    languages.registerDocumentLinkProvider(httpSelector, new FileLinks(services)),
    languages.registerFoldingRangeProvider(httpSelector, new RequestFolding(services)),
    languages.registerDocumentFormattingEditProvider(httpSelector, new RequestFormatting(services)),
    languages.registerCodeActionsProvider(httpSelector, new QuickFixes(services), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
    languages.registerDocumentPasteEditProvider(
      httpSelector,
      new CurlPaste(services),
      CurlPaste.metadata,
    ),
  ]) {
    disposables.add(registration);
  }
}
