/**
 * Cuts a text into pieces of about `size` characters, after a line end where there is one, never
 * inside a surrogate pair. Joined, the pieces are the text.
 */
export function textChunks(text: string, size = 16_384): readonly string[] {
  const chunks: string[] = [];
  let from = 0;
  while (text.length - from > size) {
    const lineEnd = text.slice(from, from + size).lastIndexOf('\n');
    let to = from + (lineEnd < 0 ? size : lineEnd + 1);
    if (isHighSurrogate(text.charCodeAt(to - 1))) to--;
    chunks.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length) chunks.push(text.slice(from));
  return chunks;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
