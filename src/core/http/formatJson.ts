const deepest = 200;

/**
 * Indents JSON by its text alone: numbers keep their digits, members given twice stay, strings keep
 * their escapes.
 *
 * @returns nothing for text that is not JSON, or nested more than 200 deep.
 */
export function formatJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const parts: string[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
  let depth = 0;
  let opened = false;
  for (const [piece] of text.matchAll(token)) {
    const closes = piece === '}' || piece === ']';
    if (opened && !closes) parts.push(newline(depth));
    if (piece === '{' || piece === '[') {
      if (++depth > deepest) return undefined;
      parts.push(piece);
      opened = true;
      continue;
    }
    if (closes) {
      depth--;
      parts.push(opened ? piece : newline(depth) + piece);
    } else if (piece === ',') parts.push(piece, newline(depth));
    else parts.push(piece === ':' ? ': ' : piece);
    opened = false;
  }
  return parts.join('');
}

function newline(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
