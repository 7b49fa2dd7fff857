import { headerValue, type HeaderList } from '../core/http/httpClient';

/** The media type of a body in lower case, without its parameters; empty when none is stated. */
export function mediaType(headers: HeaderList): string {
  const [type = ''] = (headerValue(headers, 'content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}
