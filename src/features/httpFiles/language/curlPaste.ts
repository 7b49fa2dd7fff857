import * as vscode from 'vscode';
import type { CurlNote } from '../../../core/curl/curlRequest';
import { startsWithCurl } from '../../../core/curl/startsWithCurl';
import { requestAt } from '../outlines';
import type { LanguageServices } from './languageServices';

const textType = 'text/plain';

/** A pasted command, and what of it did not become a part of the request. */
class CurlPasteEdit extends vscode.DocumentPasteEdit {
  constructor(
    text: string,
    title: string,
    readonly notes: readonly CurlNote[],
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
    const [range, ...others] = ranges;
    const text = await clipboard.get(textType)?.asString();
    if (!range || others.length > 0 || text === undefined || !startsWithCurl(text)) return [];
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
    return [new CurlPasteEdit(pasted, title, converted.notes)];
  }

  resolveDocumentPasteEdit(edit: CurlPasteEdit): CurlPasteEdit {
    sayWhatIsMissing(edit.notes);
    return edit;
  }
}

/** The requests of a text of cURL commands, for the tenant of the window. */
export async function convertCurl(
  text: string,
  { directory }: LanguageServices,
): Promise<{ readonly text: string; readonly notes: readonly CurlNote[] } | undefined> {
  const { requestsOfCurl, httpTextOfCurl } = await import('../../../core/curl/curl');
  const origins = directory.active ? [directory.active.origin] : [];
  const printed = requestsOfCurl(text).map((request) => httpTextOfCurl(request, origins));
  if (printed.length === 0) return undefined;
  return {
    text: printed.map((request) => request.text).join('\n###\n'),
    notes: printed.flatMap(({ notes }) => notes),
  };
}

function sayWhatIsMissing(notes: readonly CurlNote[]): void {
  const sentences = new Set(notes.map(describe));
  if (sentences.size === 0) return;
  void vscode.window.showInformationMessage([...sentences].join(' '));
}

function describe(note: CurlNote): string {
  switch (note.code) {
    case 'credentials-left-out':
      return vscode.l10n.t('The credentials were left out: the tenant’s token is sent instead.');
    case 'option-ignored':
      return vscode.l10n.t('{0} has no effect here.', note.option);
    case 'file-not-read':
      return vscode.l10n.t('The file {0} was left out.', note.path);
    case 'body-changed':
      return vscode.l10n.t('The body holds what has a meaning of its own here: look it through.');
  }
}
