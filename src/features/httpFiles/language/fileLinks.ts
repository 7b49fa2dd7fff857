import * as vscode from 'vscode';
import { findReferencedFile } from '../../../platform/workspaceFiles';
import type { LanguageServices } from './languageServices';
import { editorRange } from './ranges';

/** Characters from which on a document has no links. */
const largestText = 500_000;

/** A link that knows what is written in the document. */
class FileLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly document: vscode.Uri,
    readonly path: string,
  ) {
    super(range);
  }
}

/** Opens the files that bodies are read from. */
export class FileLinks implements vscode.DocumentLinkProvider<FileLink> {
  constructor(private readonly services: LanguageServices) {}

  async provideDocumentLinks(document: vscode.TextDocument): Promise<FileLink[]> {
    const text = document.getText();
    if (!this.services.isOn() || text.length > largestText) return [];
    const { filesIn } = await this.services.language();
    return filesIn(text)
      .filter(({ path }) => !path.includes('{{'))
      .map(({ path, range }) => new FileLink(editorRange(range), document.uri, path));
  }

  async resolveDocumentLink(link: FileLink): Promise<FileLink> {
    const found = await findReferencedFile(link.document, link.path);
    if (typeof found === 'object') link.target = found;
    return link;
  }
}
