import type { HeaderList } from '../core/http/httpClient';
import { failure, json, text, type Answer } from './answer';
import type { IssuedTokens } from './issuedTokens';

const realm = 'Bearer realm="Sandbox tenant"';

/**
 * Checks the bearer token of a request (RFC 6750 sections 2.1, 3 and 3.1).
 *
 * @returns the refusal, or `undefined` when the token is live.
 */
export function refuseBearer(headers: HeaderList, tokens: IssuedTokens): Answer | undefined {
  const lines = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  if (lines.length > 1) {
    const challenge = `${realm}, error="invalid_request", error_description="Send one Authorization header only."`;
    return failure(400, 'invalid_request', 'Send one Authorization header only.', {
      'WWW-Authenticate': challenge,
    });
  }
  const bearer = /^bearer(?: +(.*))?$/i.exec(lines[0]?.[1] ?? '');
  if (!bearer) {
    return text('Send an access token as a bearer token.', 401, { 'WWW-Authenticate': realm });
  }
  const state = tokens.check(bearer[1] ?? '');
  if (state === 'live') return undefined;
  const description =
    state === 'expired'
      ? 'The access token has expired.'
      : 'The access token was not issued here, or it was revoked.';
  return json({ error: 'invalid_token', error_description: description }, 401, {
    'WWW-Authenticate': `${realm}, error="invalid_token", error_description="${description}"`,
  });
}
