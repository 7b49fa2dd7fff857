/** Characters of a URL (RFC 3986 section 2), and `%` where it begins an escape. */
const illegal = /(?:[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]|%(?![0-9A-Fa-f]{2}))+/g;

/**
 * Percent-encodes what can't stand in a URL, in UTF-8, and leaves everything else as it is, existing
 * escapes included. A lone surrogate becomes U+FFFD.
 */
export function encodeIllegal(text: string): string {
  return text.replace(illegal, (part) => [...new TextEncoder().encode(part)].map(percent).join(''));
}

/** Percent-encodes all but letters, digits and `-_.!~*'()`; a lone surrogate becomes U+FFFD. */
export function encodeComponent(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return encodeURIComponent(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
