/**
 * Replaces the selection of the focused input as typing would, so that Undo knows of it and an
 * `input` event follows.
 */
export function insertText(text: string): void {
  // Deprecated, and the only way to edit an input that keeps its Undo history.
  document.execCommand('insertText', false, text);
}
