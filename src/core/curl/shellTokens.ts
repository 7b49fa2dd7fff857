import type { CurlNote } from './curlRequest';

/** What a shell makes of a command line. */
export type ShellToken =
  | { readonly kind: 'word'; readonly text: string }
  /** The end of a command: a line break, `;`, `&` and the like. */
  | { readonly kind: 'end' }
  | { readonly kind: 'pipe' }
  /** `>` and the like; the next word is its target. */
  | { readonly kind: 'redirection' }
  | { readonly kind: 'note'; readonly note: CurlNote };

export interface ShellCommand {
  readonly words: readonly string[];
  readonly notes: readonly CurlNote[];
}

/** Divides tokens into commands: of a pipeline only the first command stays, redirections go. */
export function commandsOf(tokens: readonly ShellToken[]): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let notes: CurlNote[] = [];
  let isPiped = false;
  let isTarget = false;
  const close = () => {
    if (words.length > 0) commands.push({ words, notes });
    [words, notes, isPiped, isTarget] = [[], [], false, false];
  };
  for (const token of tokens) {
    if (token.kind === 'end') {
      close();
    } else if (isPiped) {
      continue;
    } else if (token.kind === 'pipe') {
      notes.push({ kind: 'pipe-ignored' });
      isPiped = true;
    } else if (token.kind === 'redirection') {
      notes.push({ kind: 'redirection-ignored' });
      isTarget = true;
    } else if (token.kind === 'note') {
      notes.push(token.note);
    } else if (isTarget) {
      isTarget = false;
    } else {
      words.push(token.text);
    }
  }
  close();
  return commands;
}
