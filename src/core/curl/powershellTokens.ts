import type { CurlNote } from './curlRequest';
import type { ShellToken } from './shellTokens';

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** Takes a text apart by the rules of PowerShell. Nothing is expanded. */
export function powershellTokens(text: string): ShellToken[] {
  const tokens: ShellToken[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  const endWord = () => {
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    word = undefined;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (quote !== undefined) {
      if (character === quote && next === quote) {
        word = (word ?? '') + quote;
        at++;
      } else if (character === quote) {
        quote = undefined;
      } else if (quote === '"' && character === '`') {
        word = (word ?? '') + (controls[next] ?? next);
        at++;
      } else {
        const note = quote === '"' ? expansionAt(text, at) : undefined;
        if (note) tokens.push({ kind: 'note', note });
        word = (word ?? '') + character;
      }
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '`') {
      at++;
      if (next !== '\n') word = (word ?? '') + (controls[next] ?? next);
    } else if (/[\n;|&>]/.test(character)) {
      if (character === '>' && /^[\d*]$/.test(word ?? '')) word = undefined;
      endWord();
      const isDoubled = next === character && character !== '\n';
      if (character === '>') tokens.push({ kind: 'redirection' });
      else if (character === '|' && !isDoubled) tokens.push({ kind: 'pipe' });
      else tokens.push({ kind: 'end' });
      if (isDoubled) at++;
    } else if (/\s/.test(character)) {
      endWord();
    } else {
      const note = expansionAt(text, at);
      if (note) tokens.push({ kind: 'note', note });
      word = (word ?? '') + character;
    }
  }
  if (quote !== undefined) tokens.push({ kind: 'note', note: { kind: 'quote-unclosed' } });
  endWord();
  return tokens;
}

function expansionAt(text: string, at: number): CurlNote | undefined {
  const [found] = /^\$(?:\{?\w|\()/.exec(text.slice(at, at + 3)) ?? [];
  if (found === undefined) return undefined;
  return { kind: found.endsWith('(') ? 'shell-substitution' : 'shell-variable' };
}
