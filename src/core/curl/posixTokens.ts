import { readAnsiString } from './ansiString';
import type { ShellToken } from './shellTokens';

/** Takes a text apart by the rules of a POSIX shell, and `$'…'` of bash. Nothing is expanded. */
export function posixTokens(text: string): ShellToken[] {
  return new PosixReader(text).read();
}

class PosixReader {
  private readonly tokens: ShellToken[] = [];
  private at = 0;
  private word: string | undefined;
  private isQuoted = false;

  constructor(private readonly text: string) {}

  read(): ShellToken[] {
    while (this.at < this.text.length) this.step();
    this.endWord();
    return this.tokens;
  }

  private step(): void {
    const rest = this.text[this.at] ?? '';
    const next = this.text[this.at + 1];
    if (rest === '\\') this.escape();
    else if (rest === "'") this.single();
    else if (rest === '"') this.double();
    else if (rest === '$' && next === "'") this.ansi();
    else if (rest === '$' && next === '"') this.at++;
    else if (rest === '\n' || rest === ';' || rest === '(' || rest === ')') this.operator('end', 1);
    else if (rest === '&') this.ampersand(next);
    else if (rest === '|') this.operator(next === '|' ? 'end' : 'pipe', next === '|' ? 2 : 1);
    else if (rest === '>' || rest === '<') this.redirection();
    else if (/\s/.test(rest)) this.blank();
    else if (rest === '#' && this.word === undefined) this.comment();
    else this.plain(rest);
  }

  private add(text: string): void {
    this.word = (this.word ?? '') + text;
  }

  private endWord(): void {
    if (this.word !== undefined) this.tokens.push({ kind: 'word', text: this.word });
    this.word = undefined;
    this.isQuoted = false;
  }

  private blank(): void {
    this.endWord();
    this.at++;
  }

  private operator(kind: 'end' | 'pipe', length: number): void {
    this.endWord();
    this.tokens.push({ kind });
    this.at += length;
  }

  private ampersand(next: string | undefined): void {
    if (next === '>') this.redirection();
    else this.operator('end', next === '&' ? 2 : 1);
  }

  /** `2>&1` and the like; a number right before it is the descriptor and no word. */
  private redirection(): void {
    if (!this.isQuoted && /^\d+$/.test(this.word ?? '')) this.word = undefined;
    this.endWord();
    const [operator = '>'] = /^&?[<>]+[&|]?/.exec(this.text.slice(this.at, this.at + 10)) ?? [];
    this.tokens.push({ kind: 'redirection' });
    this.at += operator.length;
  }

  private comment(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private escape(): void {
    const [, next] = /^\\(\r?\n|[^])?/.exec(this.text.slice(this.at, this.at + 3)) ?? [];
    if (next === undefined) this.add('\\');
    else if (!next.endsWith('\n')) this.add(next);
    this.at += 1 + (next?.length ?? 0);
  }

  private single(): void {
    this.isQuoted = true;
    const end = this.closing("'", this.at + 1);
    this.add(this.text.slice(this.at + 1, end));
    this.at = end + 1;
  }

  private ansi(): void {
    this.isQuoted = true;
    const { text, end } = readAnsiString(this.text, this.at + 2);
    if (end >= this.text.length)
      this.tokens.push({ kind: 'note', note: { kind: 'quote-unclosed' } });
    this.add(text);
    this.at = end + 1;
  }

  private double(): void {
    this.isQuoted = true;
    this.add('');
    for (this.at++; this.at < this.text.length; this.at++) {
      const character = this.text[this.at] ?? '';
      if (character === '"') {
        this.at++;
        return;
      }
      const escaped = /^\\(\r?\n|["$`\\])/.exec(this.text.slice(this.at, this.at + 3))?.[1];
      if (escaped !== undefined) {
        this.at += escaped.length;
        if (!escaped.endsWith('\n')) this.add(escaped);
      } else {
        this.noteExpansion();
        this.add(character);
      }
    }
    this.tokens.push({ kind: 'note', note: { kind: 'quote-unclosed' } });
  }

  private plain(character: string): void {
    this.noteExpansion();
    this.add(character);
    this.at++;
  }

  private noteExpansion(): void {
    const [found] = /^(?:\$(?:\w|\{\w|\()|`)/.exec(this.text.slice(this.at, this.at + 3)) ?? [];
    if (found === undefined) return;
    const kind = /\w$/.test(found) ? 'shell-variable' : 'shell-substitution';
    this.tokens.push({ kind: 'note', note: { kind } });
  }

  private closing(quote: string, from: number): number {
    const end = this.text.indexOf(quote, from);
    if (end >= 0) return end;
    this.tokens.push({ kind: 'note', note: { kind: 'quote-unclosed' } });
    return this.text.length;
  }
}
