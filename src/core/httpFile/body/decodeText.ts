/** Names of encodings that other clients know and the WHATWG Encoding Standard doesn't. */
const aliases: Readonly<Record<string, string>> = { utf16le: 'utf-16le', ucs2: 'utf-16le' };
const singleByte = new Set(['latin1', 'binary', 'iso-8859-1', 'iso88591']);

/** Decodes the text of a file; `undefined` for an encoding that isn't known. */
export function decodeText(bytes: Uint8Array, encoding: string): string | undefined {
  const name = encoding.toLowerCase().replace(/_/g, '-');
  if (singleByte.has(name)) return decodeLatin1(bytes);
  try {
    return new TextDecoder(aliases[name] ?? name).decode(bytes);
  } catch {
    return undefined;
  }
}

/** ISO 8859-1 itself: the standard's decoder of that name is Windows-1252. */
function decodeLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}
