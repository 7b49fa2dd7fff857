const variable = /\{\{[^{}]*\}\}/g;
const pieces = /\{\{[^{}]*\}\}|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Why the text is not JSON, or undefined. A `{{variable}}` may stand for any value. */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    // A digit of the same length keeps positions right, in a string as in place of a value.
    JSON.parse(text.replace(variable, (name) => '0'.padEnd(name.length)));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Indents JSON by two spaces. Only the space between tokens changes: numbers, escapes, duplicate
 * names and `{{variables}}` stay as they were typed.
 */
export function formatJson(text: string): string {
  let out = '';
  let depth = 0;
  let opened = false;
  const newLine = () => `\n${'  '.repeat(depth)}`;
  for (const [piece] of text.matchAll(pieces)) {
    const closes = piece === '}' || piece === ']';
    if (closes) depth--;
    if (opened !== closes && (opened || closes)) out += newLine();
    opened = piece === '{' || piece === '[';
    if (opened) depth++;
    out += piece;
    if (piece === ':') out += ' ';
    if (piece === ',') out += newLine();
  }
  return out;
}
