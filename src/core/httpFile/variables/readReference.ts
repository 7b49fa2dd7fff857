import { headerValue } from '../../http/httpClient';
import type { ReceivedResponse } from '../prepareContext';
import { asJsonPath, queryJson } from './jsonPath';
import type { RequestReference } from './requestReference';

export type ReferenceReading =
  | { readonly value: string }
  /** `unsupported`: a path of another kind, such as XPath. */
  | { readonly missing: 'value' | 'unsupported' };

/**
 * What a reference to a request stands for: the first match of a JSONPath, a string as it is and
 * another value as JSON; a header's value; the status; or the whole body. An empty text counts as
 * missing.
 */
export function readReference(
  { of, part, path }: RequestReference,
  received: ReceivedResponse,
): ReferenceReading {
  if (part === 'body' && path !== '*' && asJsonPath(path) === undefined) {
    return { missing: 'unsupported' };
  }
  const value = read(of, part, path, received);
  return value === undefined || value === '' ? { missing: 'value' } : { value };
}

function read(
  of: RequestReference['of'],
  part: RequestReference['part'],
  path: string,
  received: ReceivedResponse,
): string | undefined {
  if (part === 'status') return of === 'response' ? String(received.status) : undefined;
  const message = of === 'response' ? received : received.request;
  if (part === 'headers') return headerValue(message.headers, path);
  if (path === '*') return message.bodyText;
  const json = parseJson(message.bodyText);
  if (json === undefined) return undefined;
  const match = queryJson(json, asJsonPath(path) ?? path);
  return typeof match === 'string' ? match : textOf(match);
}

/** JSON can be deeper than the engine can write it: such a value counts as missing. */
function textOf(json: unknown): string | undefined {
  try {
    return JSON.stringify(json);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
