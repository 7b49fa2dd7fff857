/** A command of a pasted text, as its shell would hand it over. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** True where a pipe or a redirection follows, which is left out. */
  readonly cut: boolean;
}

type Quoting = 'posix' | 'cmd' | 'powershell';

/**
 * Divides a text into commands and words by the rules of the shell that it seems to be written for:
 * POSIX shells, the command prompt of Windows with `^`, or PowerShell with backticks. Nothing is
 * substituted, so `$HOME` stays as it is. Never throws: an open quote ends with the text.
 */
export function readShellCommands(text: string): ShellCommand[] {
  const quoting = quotingOf(text);
  return quoting === 'cmd' ? readCmd(text) : new ShellReader(text, quoting).read();
}

function quotingOf(text: string): Quoting {
  if (/\^(?:\r?\n|")/.test(text)) return 'cmd';
  return /`\r?\n/.test(text) ? 'powershell' : 'posix';
}

class ShellReader {
  private at = 0;
  private word: string | undefined;
  private words: string[] = [];
  private readonly commands: ShellCommand[] = [];

  constructor(
    private readonly text: string,
    private readonly quoting: Exclude<Quoting, 'cmd'>,
  ) {}

  read(): ShellCommand[] {
    const { text } = this;
    const escape = this.quoting === 'posix' ? '\\' : '`';
    while (this.at < text.length) {
      const char = text[this.at] ?? '';
      if (char === escape) this.readEscape();
      else if (char === "'") this.readSingle();
      else if (char === '$' && text[this.at + 1] === "'" && escape === '\\') this.readAnsi();
      else if (char === '"') this.readDouble(escape);
      else if (char === '\n' || char === ';') this.endCommand(false, 1);
      else if (text.startsWith('&&', this.at)) this.endCommand(false, 2);
      else if (char === '|' || (/[<>]/.test(char) && this.word === undefined)) this.cut();
      else if (/\s/.test(char)) {
        this.endWord();
        this.at++;
      } else this.add(char, 1);
    }
    this.endCommand(false, 0);
    return this.commands;
  }

  private add(text: string, length: number): void {
    this.word = (this.word ?? '') + text;
    this.at += length;
  }

  private readEscape(): void {
    const lineEnd = /^\r?\n/.exec(this.text.slice(this.at + 1, this.at + 3))?.[0];
    if (lineEnd !== undefined) this.at += 1 + lineEnd.length;
    else this.add(this.text[this.at + 1] ?? '', 2);
  }

  private readSingle(): void {
    let end = this.text.indexOf("'", this.at + 1);
    const doubled = this.quoting === 'powershell';
    while (doubled && end >= 0 && this.text[end + 1] === "'") {
      end = this.text.indexOf("'", end + 2);
    }
    const close = end < 0 ? this.text.length : end;
    const inner = this.text.slice(this.at + 1, close);
    this.add(doubled ? inner.replaceAll("''", "'") : inner, close + 1 - this.at);
  }

  private readDouble(escape: string): void {
    this.add('', 1);
    const escapable = this.quoting === 'posix' ? /["\\$`\n]/ : /[^]/;
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      const char = this.text[this.at] ?? '';
      const next = this.text[this.at + 1] ?? '';
      if (char === escape && escapable.test(next)) this.add(next === '\n' ? '' : next, 2);
      else this.add(char, 1);
    }
    this.at++;
  }

  /** `$'…'`, in which `\n` and the like stand for characters. */
  private readAnsi(): void {
    const [whole = '', inner = ''] =
      /^\$'((?:[^\\']|\\[^])*)'?/.exec(this.text.slice(this.at)) ?? [];
    const plain = inner.replace(
      /\\(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8})|([0-7]{1,3})|([^]))/gi,
      (_, hex?: string, short?: string, long?: string, octal?: string, char?: string) => {
        const digits = hex ?? short ?? long;
        if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
        if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
        return ansiCharacters[char ?? ''] ?? char ?? '';
      },
    );
    this.add(plain, whole.length);
  }

  /** Leaves out the rest of the line: what the answer is piped or redirected to. */
  private cut(): void {
    const end = this.text.indexOf('\n', this.at);
    this.endCommand(true, (end < 0 ? this.text.length : end) - this.at);
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    this.word = undefined;
  }

  private endCommand(cut: boolean, length: number): void {
    this.endWord();
    if (this.words.length > 0) this.commands.push({ words: this.words, cut });
    this.words = [];
    this.at += length;
  }
}

const ansiCharacters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  v: '\v',
};

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** First the carets of the command prompt, then the quotes of the program that it starts. */
function readCmd(text: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let line = '';
  let quoted = false;
  const end = (cut: boolean) => {
    const words = readArguments(line);
    if (words.length > 0) commands.push({ words, cut });
    line = '';
    quoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '^' && !quoted) {
      at++;
      if (text[at] === '\r') at++;
      if (text[at] !== '\n') line += text[at] ?? '';
      // A caret before an empty line stands for a line break.
      else if (/^\r?\n/.test(text.slice(at + 1))) {
        line += '\n';
        at += text[at + 1] === '\r' ? 2 : 1;
      }
    } else if (char === '\n' && !quoted) end(false);
    else if ((char === '&' || char === '|') && !quoted) {
      end(char === '|');
      const rest = text.indexOf('\n', at);
      if (char === '|') at = rest < 0 ? text.length : rest;
    } else {
      if (char === '"') quoted = !quoted;
      line += char;
    }
  }
  end(false);
  return commands;
}

/** The words of a command line as a program of Windows reads them. */
function readArguments(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    const slashes = /^\\+(?=")/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      at += slashes - 1;
      if (slashes % 2 === 1) {
        word += '"';
        at++;
      }
    } else if (char === '"' && quoted && line[at + 1] === '"') {
      word = `${word ?? ''}"`;
      at++;
    } else if (char === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (/\s/.test(char) && !quoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  return word === undefined ? words : [...words, word];
}
