const extensions: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
};

/**
 * A harmless file name for a response: from the last segment of the URL's path and the type of the
 * body, never from a name the server proposes.
 */
export function suggestFileName(url: string, contentType: string | undefined): string {
  const segment = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? 'response';
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const name = segment
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const safe = name === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? 'response' : name;
  return `${safe}.${extensions[type] ?? (/[+/]json$/.test(type) ? 'json' : 'bin')}`;
}
