import * as vscode from 'vscode';
import type { NamePlaces } from '../../../core/httpFile/language/nameAt';
import type { SourceRange } from '../../../core/httpFile/sourceText';
import { environmentPlace } from '../environmentFiles';
import type { LanguageServices } from './languageServices';
import { editorRange } from './ranges';

/** Characters from which on names are not highlighted with each move of the cursor. */
const largestHighlighted = 500_000;

/** Go to definition, references, highlights and renaming of variables, prompts and requests. */
export class NameProviders
  implements
    vscode.DefinitionProvider,
    vscode.ReferenceProvider,
    vscode.DocumentHighlightProvider,
    vscode.RenameProvider
{
  constructor(private readonly services: LanguageServices) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location | undefined> {
    const places = await this.placesAt(document, position);
    const defined =
      places?.kind === 'variable' ? places.definitions.at(-1) : places?.definitions[0];
    if (defined) return new vscode.Location(document.uri, editorRange(defined));
    if (!places) return undefined;
    const environment = await this.services.environmentAt(document, position.line);
    const source = environment.values.get(places.name)?.source;
    return source === undefined ? undefined : environmentPlace(source, places.name);
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): Promise<vscode.Location[]> {
    const places = await this.placesAt(document, position);
    if (!places) return [];
    const { definitions, references } = places;
    return [...(includeDeclaration ? definitions : []), ...references].map(
      (range) => new vscode.Location(document.uri, editorRange(range)),
    );
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.DocumentHighlight[]> {
    if (document.getText().length > largestHighlighted) return [];
    const places = await this.placesAt(document, position);
    if (!places) return [];
    const highlight = (kind: vscode.DocumentHighlightKind) => (range: SourceRange) =>
      new vscode.DocumentHighlight(editorRange(range), kind);
    return [
      ...places.definitions.map(highlight(vscode.DocumentHighlightKind.Write)),
      ...places.references.map(highlight(vscode.DocumentHighlightKind.Read)),
    ];
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const places = await this.renamable(document, position);
    return { range: editorRange(places.range), placeholder: places.name };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit> {
    const { definitions, references } = await this.renamable(document, position);
    if (!/^[\w-][\w.-]*$/.test(newName)) {
      throw new Error(
        vscode.l10n.t('A name is made of letters, digits, hyphens, underscores and dots.'),
      );
    }
    const edit = new vscode.WorkspaceEdit();
    for (const range of [...definitions, ...references]) {
      edit.replace(document.uri, editorRange(range), newName);
    }
    return edit;
  }

  private async renamable(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<NamePlaces> {
    const places = await this.placesAt(document, position);
    if (!places) throw new Error(vscode.l10n.t('There is nothing to rename here.'));
    if (places.definitions.length === 0) {
      throw new Error(
        vscode.l10n.t('{0} is not defined in this file. Rename it where it is.', places.name),
      );
    }
    return places;
  }

  private async placesAt(
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
  ): Promise<NamePlaces | undefined> {
    if (!this.services.isOn()) return undefined;
    const { placesOf } = await this.services.language();
    return placesOf(document.getText(), line, character);
  }
}
