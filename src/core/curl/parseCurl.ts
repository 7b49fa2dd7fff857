import { readArguments } from './curlArguments';
import type { CurlNote, CurlRequest } from './curlRequest';
import { shellTokens } from './detectShell';
import { requestsOf } from './readCurlCommand';
import { commandsOf, type ShellCommand } from './shellTokens';
import { startsLikeCurl } from './startsLikeCurl';

/** Longest text that is read, in UTF-16 units: what is longer was not copied from anywhere. */
const longestText = 5_000_000;

/**
 * Reads cURL commands as they are pasted, from bash, the Windows command prompt or PowerShell. Never
 * throws: what has no place in a request is a note of it.
 *
 * @returns the requests in their order; `undefined` for a text that is no cURL command
 */
export function parseCurl(text: string): readonly CurlRequest[] | undefined {
  if (text.length > longestText || !startsLikeCurl(text)) return undefined;
  const requests: CurlRequest[] = [];
  let hasOthers = false;
  for (const command of commandsOf(shellTokens(text))) {
    const found = readCommand(command);
    if (found) requests.push(...found);
    else hasOthers = true;
  }
  const [first, ...rest] = requests;
  if (!first) return undefined;
  const note: CurlNote = { kind: 'command-ignored' };
  return hasOthers ? [{ ...first, notes: [...first.notes, note] }, ...rest] : requests;
}

function readCommand({ words, notes }: ShellCommand): CurlRequest[] | undefined {
  const [program = '', ...others] = words[0] === '$' ? words.slice(1) : words;
  if (!/^curl(?:\.exe)?$/i.test(program)) return undefined;
  const found = withoutRepetition(notes);
  const requests: CurlRequest[] = [];
  let group: ReturnType<typeof readArguments> = [];
  for (const argument of [...readArguments(others, found), { does: 'next', value: '' } as const]) {
    if (argument.does !== 'next') {
      group.push(argument);
      continue;
    }
    requests.push(...requestsOf(group, found));
    group = [];
  }
  return requests;
}

/** A text with many dollar signs says the same of each. */
function withoutRepetition(notes: readonly CurlNote[]): CurlNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
