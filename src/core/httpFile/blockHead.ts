import { isComment } from './commentLine';
import { isDefinition } from './definitionLine';
import { looksLikeTarget } from './requestLine';

/** What a line before a request line is. `skipped`: scripts and imports, which are never run. */
export type HeadLine = 'blank' | 'comment' | 'definition' | 'skipped' | 'response' | 'request';

/**
 * Tells the lines of a block up to its request line, one after the other. The first that is
 * `request` or `response` is the last to be asked about.
 */
export class BlockHead {
  private closing: RegExp | undefined;
  private inside: 'comment' | 'skipped' = 'skipped';

  kindOf(line: string): HeadLine {
    if (this.closing) {
      if (this.closing.test(line)) this.closing = undefined;
      return this.inside;
    }
    const text = line.trim();
    if (text === '') return 'blank';
    if (isComment(text)) return 'comment';
    const first = text[0];
    if (first === '@' && isDefinition(text)) return 'definition';
    if (first === '<' && /^<\s+\S/.test(text)) {
      return /^<\s+\{%/.test(text) && !text.includes('%}') ? this.open(/%\}/) : 'skipped';
    }
    if (first === '{' && /^\{\{[@+]?\w*$/.test(text)) return this.open(/^\s*\}\}\s*$/);
    if (text === '/*') return this.open(/^\s*\*\/\s*$/, 'comment');
    if (first === 'H' && /^HTTP\/\d/.test(text)) return 'response';
    if (first !== 'i' && first !== 'r') return 'request';
    const rest = /^(?:import|run)\s+(.+)$/.exec(text)?.[1];
    return rest !== undefined && !looksLikeTarget(rest) ? 'skipped' : 'request';
  }

  private open(closing: RegExp, inside: 'comment' | 'skipped' = 'skipped'): HeadLine {
    this.closing = closing;
    this.inside = inside;
    return inside;
  }
}
