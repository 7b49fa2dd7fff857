/** How the lines of a body become its bytes. */
export type BodyKind = 'text' | 'form' | 'multipart' | 'lines' | 'graphql';

/** The media type of a Content-Type value, in lower case and without parameters. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The kind of a body that is not GraphQL. */
export function bodyKind(contentType: string | undefined): BodyKind {
  const type = mediaType(contentType);
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type.startsWith('multipart/')) return 'multipart';
  return /^application\/(?:x-)?(?:ndjson|jsonl)$/.test(type) ? 'lines' : 'text';
}

/**
 * True for a type whose lines may begin with `#` or `//` without being comments: Markdown, CSV,
 * YAML, style sheets, parts of a form. `text/plain` and `text/xml` are no such types, because files
 * of other clients comment there.
 */
export function keepsComments(contentType: string | undefined): boolean {
  const type = mediaType(contentType);
  if (type.startsWith('multipart/')) return true;
  if (/^application\/(?:.*[+-])?(?:yaml|toml|csv|markdown|octet-stream)$/.test(type)) return true;
  return type.startsWith('text/') && !/^text\/(?:plain|xml|json|.*\+xml|.*\+json)$/.test(type);
}
