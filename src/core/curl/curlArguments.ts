import type { CurlNote } from './curlRequest';
import { knownOption, type CurlOption } from './curlOptions';

/** An option with its value, or a word that is none. */
export interface CurlArgument {
  readonly does: CurlOption | 'word';
  /** Empty for an option that takes none. */
  readonly value: string;
}

/** Reads the words behind `curl`: letters put together, values with and without a blank. */
export function readArguments(words: readonly string[], notes: CurlNote[]): CurlArgument[] {
  const found: CurlArgument[] = [];
  let onlyWords = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (onlyWords || !word.startsWith('-') || word === '-') {
      found.push({ does: 'word', value: word });
    } else if (word === '--') {
      onlyWords = true;
    } else if (word.startsWith('--')) {
      at += readLong(word, words[at + 1], found, notes);
    } else {
      at += readLetters(word, words[at + 1], found, notes);
    }
  }
  return found;
}

/** @returns how many further words belong to the option */
function readLong(
  word: string,
  next: string | undefined,
  found: CurlArgument[],
  notes: CurlNote[],
): number {
  const [, name = '', attached] = /^--([\w.:-]*)(?:=([^]*))?/.exec(word) ?? [];
  const known = knownOption(name);
  if (!known) {
    notes.push({ kind: 'option-unknown', option: `--${name.slice(0, 40)}` });
    return 0;
  }
  if (known.does === 'noted') notes.push({ kind: 'option-ignored', option: `--${name}` });
  if (name.startsWith('no-') && known.does === 'silent') return 0;
  const takesNext = known.takesValue && attached === undefined;
  found.push({ does: known.does, value: attached ?? (takesNext ? (next ?? '') : '') });
  return takesNext ? 1 : 0;
}

function readLetters(
  word: string,
  next: string | undefined,
  found: CurlArgument[],
  notes: CurlNote[],
): number {
  for (let at = 1; at < word.length; at++) {
    const letter = word[at] ?? '';
    const known = knownOption(letter);
    if (!known) {
      notes.push({ kind: 'option-unknown', option: `-${letter}` });
      // What follows an unknown letter may be its value.
      return 0;
    }
    if (known.does === 'noted') notes.push({ kind: 'option-ignored', option: `-${letter}` });
    if (!known.takesValue) {
      found.push({ does: known.does, value: '' });
      continue;
    }
    const rest = word.slice(at + 1);
    found.push({ does: known.does, value: rest === '' ? (next ?? '') : rest });
    return rest === '' ? 1 : 0;
  }
  return 0;
}
