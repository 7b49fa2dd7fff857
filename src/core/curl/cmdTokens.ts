import type { ShellToken } from './shellTokens';

/**
 * Takes a text apart by the rules of the Windows command prompt: first those of `cmd` itself, with
 * `^` before a character that is meant literally, then those by which programs read their line.
 */
export function cmdTokens(text: string): ShellToken[] {
  const tokens: ShellToken[] = [];
  let line = '';
  let inQuotes = false;
  const close = () => {
    for (const word of argumentsOf(line)) tokens.push({ kind: 'word', text: word });
    line = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '^') {
      const isBreak = text[at + 1] === '\n';
      // A quoted caret is one, but for a line break that an older browser wrote that way.
      if (inQuotes && !isBreak) {
        line += character;
        continue;
      }
      at += isBreak ? 2 : 1;
      // Behind a break the next character is literal; a second break is how one is written.
      if (at < text.length) line += text[at] ?? '';
    } else if (character === '"') {
      inQuotes = !inQuotes;
      line += character;
    } else if (!inQuotes && /[\n&|<>]/.test(character)) {
      if (/[<>]/.test(character)) line = line.replace(/(^|\s)\d$/, '$1');
      close();
      const isDoubled = text[at + 1] === character;
      if (character === '|') tokens.push({ kind: isDoubled ? 'end' : 'pipe' });
      else tokens.push({ kind: /[<>]/.test(character) ? 'redirection' : 'end' });
      if (isDoubled && character !== '\n') at++;
      if (/[<>]/.test(character) && text[at + 1] === '&') at++;
    } else {
      line += character;
    }
  }
  close();
  return tokens;
}

/**
 * The words of a line as programs of Microsoft's C runtime read it: backslashes count only before a
 * quote, and `""` within quotes is one.
 */
export function argumentsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let inQuotes = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    if (character === '\\') {
      let end = at;
      while (line[end] === '\\') end++;
      const count = end - at;
      const isQuote = line[end] === '"';
      word = (word ?? '') + '\\'.repeat(isQuote ? count >> 1 : count);
      if (isQuote && count % 2 === 1) word += '"';
      at = isQuote && count % 2 === 1 ? end : end - 1;
    } else if (character === '"') {
      word ??= '';
      if (inQuotes && line[at + 1] === '"') {
        word += '"';
        at++;
      } else {
        inQuotes = !inQuotes;
      }
    } else if (!inQuotes && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}
