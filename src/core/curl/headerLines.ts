import { isConnectionHeader, isToken } from '../http/headers';
import { placeholdersIn } from '../httpFile/variables/placeholders';
import type { CurlRequest } from './curlRequest';
import type { HttpRequestNote, LeftOut } from './httpRequestOptions';

const fieldValue = /^[\t\u0020-\u007E\u0080-\u00FF]*$/;

export interface WrittenHeaders {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly leftOut: readonly LeftOut[];
}

/** The headers that a file may have: without credentials, and without those it would refuse. */
export function writtenHeaders(
  { headers, user, url }: CurlRequest,
  notes: HttpRequestNote[],
): WrittenHeaders {
  const written: (readonly [string, string])[] = [];
  const leftOut = new Set<LeftOut>();
  if (user) leftOut.add('basic');
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (lower === 'authorization' || lower === 'proxy-authorization') {
      leftOut.add(schemeOf(value));
    } else if (isNoHeader(name, value) || isSecondOf(written, lower)) {
      // The length is that of the body in any case, and the host that of the URL.
      const says = lower === 'content-length' || (lower === 'host' && isHost(value, url));
      if (!says) notes.push({ kind: 'header-dropped', name: isToken(name) ? name : '' });
    } else {
      if (placeholdersIn(value).length > 0) notes.push({ kind: 'placeholder' });
      written.push([name, value]);
    }
  }
  return { headers: written, leftOut: [...leftOut] };
}

function schemeOf(value: string): LeftOut {
  const scheme = /^\S*/.exec(value.toLowerCase())?.[0];
  return scheme === 'bearer' || scheme === 'basic' ? scheme : 'other';
}

/** `#` and `&` are letters of a name, and make a line of a file something else. */
function isNoHeader(name: string, value: string): boolean {
  const isOther = /^[#&]/.test(name) || !isToken(name) || !fieldValue.test(value);
  return isOther || isConnectionHeader(name) || name.toLowerCase() === 'x-request-type';
}

function isSecondOf(written: WrittenHeaders['headers'], lower: string): boolean {
  return lower === 'content-type' && written.some(([name]) => name.toLowerCase() === lower);
}

function isHost(value: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).host === value.toLowerCase();
}
