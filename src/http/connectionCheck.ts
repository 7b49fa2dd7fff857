import type { Socket } from 'node:net';
import { TLSSocket, checkServerIdentity } from 'node:tls';
import { TenantApiError } from '../core/errors';
import { isRefusedAddress } from '../core/http/refusedAddress';
import { certificateError } from './mapError';

/**
 * Why a request must not go out on a connection that stands, or nothing.
 *
 * Node's own verification can't be relied upon: options of the agent that everyone shares win over
 * those of a request, so any extension can switch it off for all. Hence this looks at what came of
 * it. The name is compared once more because Node doesn't do so for a resumed TLS session, which
 * may come from a connection that was made without verification.
 */
export function connectionProblem(
  socket: Socket,
  url: URL,
  proxied: boolean,
): TenantApiError | undefined {
  const { host } = url;
  if (!proxied && isRefusedAddress(socket.remoteAddress ?? '')) {
    return new TenantApiError('address-refused', { host }, 'no');
  }
  if (socket.destroyed || socket.readableLength > 0) {
    // Bytes from before the request would be taken for its response.
    return new TenantApiError('connection-lost', { host, code: 'ECONNRESET' }, 'no');
  }
  if (url.protocol !== 'https:') return undefined;
  if (!(socket instanceof TLSSocket)) return new TenantApiError('tls-not-spoken', { host }, 'no');
  if (!socket.authorized) {
    // A string or nothing, whatever its declaration says.
    const reason: unknown = socket.authorizationError;
    return certificateError(typeof reason === 'string' ? reason : 'UNVERIFIED', host);
  }
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const identityError = checkServerIdentity(hostname, socket.getPeerCertificate());
  return identityError && certificateError('ERR_TLS_CERT_ALTNAME_INVALID', host);
}
