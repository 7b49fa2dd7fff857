import * as vscode from 'vscode';
import type { ConvertedCurl } from '../../../core/curl/curl';
import { startsLikeCurl } from '../../../core/curl/startsLikeCurl';
import { requestAt } from '../outlines';
import type { LanguageServices } from './languageServices';

const textType = 'text/plain';

/** A pasted command, and what of it did not become a part of the request. */
class CurlPasteEdit extends vscode.DocumentPasteEdit {
  constructor(
    text: string,
    title: string,
    readonly converted: ConvertedCurl,
  ) {
    super(text, title, CurlPaste.kind);
  }
}

/** Makes a request of a cURL command that is pasted. */
export class CurlPaste implements vscode.DocumentPasteEditProvider<CurlPasteEdit> {
  static readonly kind = vscode.DocumentDropOrPasteEditKind.Text.append('tenantApi', 'curl');
  static readonly metadata: vscode.DocumentPasteProviderMetadata = {
    providedPasteEditKinds: [CurlPaste.kind],
    pasteMimeTypes: [textType],
  };

  constructor(private readonly services: LanguageServices) {}

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    clipboard: vscode.DataTransfer,
  ): Promise<CurlPasteEdit[]> {
    if (!this.services.isOn()) return [];
    const [range, ...others] = ranges;
    const text = await clipboard.get(textType)?.asString();
    if (!range || others.length > 0 || text === undefined || !startsLikeCurl(text)) return [];
    if (document.lineAt(range.start.line).text.slice(0, range.start.character).trim() !== '') {
      return [];
    }
    const converted = await convertCurl(text, this.services);
    if (!converted) return [];
    const block = requestAt(document, range.start.line)?.outline;
    const isBehind = block !== undefined && block.requestLine < range.start.line;
    const isBefore = block !== undefined && block.requestLine > range.end.line;
    const pasted = `${isBehind ? '###\n' : ''}${converted.text}${isBefore ? '\n###\n' : ''}`;
    const title = vscode.l10n.t('Paste as HTTP request');
    return [new CurlPasteEdit(pasted, title, converted)];
  }

  resolveDocumentPasteEdit(edit: CurlPasteEdit): CurlPasteEdit {
    sayWhatIsMissing(edit.converted);
    return edit;
  }
}

/** The requests of a text of cURL commands, for the tenant of the window. */
export async function convertCurl(
  text: string,
  { directory }: LanguageServices,
): Promise<ConvertedCurl | undefined> {
  const { httpTextOfCurl } = await import('../../../core/curl/curl');
  return httpTextOfCurl(text, directory.active?.origin);
}

function sayWhatIsMissing({ leftOut, notes }: ConvertedCurl): void {
  const sentences = new Set(notes.map(describe));
  if (leftOut.length > 0) {
    sentences.add(
      vscode.l10n.t('The credentials were left out: the tenant’s token is sent instead.'),
    );
  }
  if (sentences.size === 0) return;
  void vscode.window.showInformationMessage([...sentences].join(' '));
}

function describe(note: ConvertedCurl['notes'][number]): string {
  switch (note.kind) {
    case 'option-ignored':
    case 'option-unknown':
      return vscode.l10n.t('{0} has no effect here.', note.option);
    case 'header-dropped':
      return vscode.l10n.t('{0} was left out: the connection sets it.', note.name);
    case 'header-file':
    case 'cookie-file':
    case 'body-from-input':
    case 'body-file-left-out':
      return vscode.l10n.t('A file or input of the command was left out.');
    case 'shell-variable':
    case 'shell-substitution':
      return vscode.l10n.t('What the shell would fill in stands in the request as it was written.');
    case 'url-globbing':
      return vscode.l10n.t('Brackets in the address stand for themselves.');
    case 'placeholder':
      return vscode.l10n.t('{{…}} is a variable here: look the request through.');
    case 'body-lines-changed':
    case 'body-line-unsupported':
    case 'body-file-line-breaks':
    case 'form-encoded':
    case 'form-detail-ignored':
      return vscode.l10n.t('The body is not quite the same here: look it through.');
    default:
      return vscode.l10n.t('A part of the command was left out: look the request through.');
  }
}
