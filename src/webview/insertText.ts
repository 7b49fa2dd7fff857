/**
 * Replaces the selection of the focused input as typing would, so that Undo knows of it and an
 * `input` event follows.
 */
export function insertText(text: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps Undo working
  document.execCommand('insertText', false, text);
}
