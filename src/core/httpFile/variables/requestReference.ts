/** `name.response.body.$.id` and the like. */
export interface RequestReference {
  readonly request: string;
  readonly of: 'request' | 'response';
  readonly part: 'body' | 'headers' | 'status';
  /** A JSONPath, `*` for the whole body, or a header's name. */
  readonly path: string;
}

const parts = /\.(request|response)\.(body|headers|status)(?=\.|$)/;

/** The reference to another request that a variable's name is, if it is one. */
export function parseRequestReference(name: string): RequestReference | undefined {
  const found = parts.exec(name);
  if (!found) return undefined;
  const request = name.slice(0, found.index);
  if (!/^[\w-][\w. -]*$/.test(request)) return undefined;
  const rest = name.slice(found.index + found[0].length + 1).trim();
  return {
    request,
    of: found[1] === 'request' ? 'request' : 'response',
    part: found[2] === 'body' ? 'body' : found[2] === 'headers' ? 'headers' : 'status',
    path: rest.replace(/^as(?:Json|Xml)\./, '') || '*',
  };
}
