import type { PrepareContext } from '../prepareContext';
import { shownName, type Finding, type ProblemList } from '../problems';
import { rangeOf, type SourceText } from '../sourceText';
import type { Expander } from '../variables/expander';
import type { BodyLine, FileLine } from './bodyLines';
import { decodeText } from './decodeText';
import { expandFormLine } from './formBody';

/** What a line of a body has become: text, or bytes that are sent as they are. */
export type BodyPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** Replaces the variables of a body's lines and reads the files they name. */
export class BodyReader {
  constructor(
    private readonly expander: Expander,
    private readonly problems: ProblemList,
    private readonly context: PrepareContext,
  ) {}

  /** @param encodePairs whether each name and value of a form is encoded */
  async read(lines: readonly BodyLine[], encodePairs: boolean): Promise<BodyPiece[]> {
    const pieces: BodyPiece[] = [];
    for (const line of lines) {
      if (line.kind === 'file') {
        const piece = await this.readFile(line);
        if (piece) pieces.push(piece);
      } else {
        const text = encodePairs
          ? await expandFormLine(line.source, this.expander)
          : await this.expander.expand(line.source, 'body');
        pieces.push({ kind: 'text', text });
      }
    }
    return pieces;
  }

  private async readFile(line: FileLine): Promise<BodyPiece | undefined> {
    const path = await this.expander.expand(line.path, 'line');
    if (this.problems.hasErrors) return undefined;
    const shown = { path: shownName(line.path.text) };
    if (!this.context.workspaceTrusted) {
      this.refuse(line, { code: 'untrusted-workspace', facts: { needs: 'file' } });
      return;
    }
    const answer = await this.context.readFile(path, 'body');
    if (answer.kind !== 'found') {
      this.refuse(line, { code: `file-${answer.kind}`, facts: shown });
      return;
    }
    if (line.encoding === undefined) return { kind: 'bytes', bytes: answer.bytes };
    const text = decodeText(answer.bytes, line.encoding);
    if (text === undefined) {
      const facts = { encoding: shownName(line.encoding) };
      this.refuse(line, { code: 'encoding-unknown', facts });
      return;
    }
    const bytes = new TextEncoder().encode(await this.expandFile(text, line.path));
    return { kind: 'bytes', bytes };
  }

  private refuse({ path }: FileLine, finding: Finding): undefined {
    this.problems.add('error', rangeOf(path), finding);
    return undefined;
  }

  /** Line by line, because a variable never goes over several; the lines' ends stay as they are. */
  private async expandFile(text: string, at: SourceText): Promise<string> {
    if (!text.includes('{{')) return text;
    const parts = text.split(/(\r?\n)/);
    for (const [index, part] of parts.entries()) {
      const source = { text: part, line: at.line, column: at.column };
      if (part.includes('{{')) parts[index] = await this.expander.expand(source, 'body', at);
    }
    return parts.join('');
  }
}
