import { TenantApiError } from '../errors';
import type { HeaderList } from './httpClient';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const fieldValue = /^[\t\u0020-\u007E\u0080-\u00FF]*$/;

/** Headers that belong to the connection or decide where a message ends: the transport's own. */
const connectionHeaders = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
]);

/** True for an RFC 9110 section 5.6.2 token. */
export function isToken(text: string): boolean {
  return token.test(text);
}

/** True for a header that only the transport may write. */
export function isConnectionHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return connectionHeaders.has(lower) || lower.startsWith('proxy-');
}

/** True when a header of that name is among the lines, without regard to case. */
export function hasHeader(headers: HeaderList, name: string): boolean {
  const wanted = name.toLowerCase();
  return headers.some(([candidate]) => candidate.toLowerCase() === wanted);
}

/**
 * Checks method and header lines as they would be sent: RFC 9110 tokens and field values, one
 * Authorization at most, nothing that belongs to the connection. Nothing is corrected in silence.
 *
 * @throws TenantApiError `method-invalid`, `header-invalid`
 */
export function checkMessage(method: string, headers: HeaderList): void {
  if (!isToken(method)) {
    throw new TenantApiError('method-invalid', { method: method.slice(0, 60) }, 'no');
  }
  let authorizations = 0;
  for (const [name, value] of headers) {
    const refuse = (reason: 'name' | 'value' | 'reserved' | 'duplicate') =>
      new TenantApiError('header-invalid', { name: name.slice(0, 60), reason }, 'no');
    if (!isToken(name)) throw refuse('name');
    if (!fieldValue.test(value)) throw refuse('value');
    if (isConnectionHeader(name)) throw refuse('reserved');
    if (name.toLowerCase() === 'authorization' && ++authorizations > 1) throw refuse('duplicate');
  }
}
