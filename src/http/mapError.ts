import { TenantApiError, isTenantApiError } from '../core/errors';

/** What is known of a request that failed. */
export interface FailedRequest {
  /** Host, with its port if that isn't the scheme's. */
  readonly host: string;
  readonly sent: 'no' | 'maybe';
  readonly connectTimeoutMs: number;
  /** What the proxy did, if there is one. */
  readonly proxy: { readonly failed: boolean; readonly code?: string } | undefined;
}

const wrongHost = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'HOSTNAME_MISMATCH',
]);
const outOfDate = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
/** The rest of the codes of X.509 verification in Node's `tls` documentation. */
const untrusted =
  /^(CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_)/;

const lost = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Sentences of OpenSSL and BoringSSL, with their blanks or underscores. */
const notTls = /wrong.version.number|http.request|packet.length.too.long|record.layer.failure/i;
const outdatedTls =
  /unsupported.protocol|protocol.version|version.too.low|handshake.failure|no.ciphers|no.shared.cipher|dh.key.too.small|ee.key.too.small|legacy|inappropriate.fallback|insufficient.security/i;

/**
 * Says what a failure of Node, of axios or of VS Code's proxy agent means. Takes codes and numbers
 * from it and nothing else: axios' errors hold the request, secrets included, and proxy errors can
 * hold the proxy's password.
 */
export function mapError(failure: unknown, request: FailedRequest): TenantApiError {
  const error = withoutAxios(failure);
  if (isTenantApiError(error)) return error;
  const { host, sent } = request;
  const { code = '', message = '', rawPacket } = facts(error);
  const proxied = proxyError(message, request);
  if (proxied) return proxied;
  if (code === 'ENOTFOUND') return new TenantApiError('host-not-found', { host }, sent);
  if (code.startsWith('EAI_')) return new TenantApiError('dns-unavailable', { host }, sent);
  if (code === 'ECONNREFUSED') return new TenantApiError('connection-refused', { host }, sent);
  if (code === 'ETIMEDOUT' && sent === 'no') {
    const seconds = request.connectTimeoutMs / 1000;
    return new TenantApiError('connect-timeout', { host, seconds }, sent);
  }
  if (lost.has(code) || code === 'ETIMEDOUT') {
    return new TenantApiError('connection-lost', { host, code }, sent);
  }
  if (wrongHost.has(code) || outOfDate.has(code) || untrusted.test(code)) {
    return certificateError(code, host);
  }
  if (code.startsWith('HPE_')) return parseError(code, rawPacket, host, sent);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return tlsError(code, message, host, sent);
  }
  return new TenantApiError('network-failed', { host, code: code || 'UNKNOWN' }, sent);
}

/** The error for a certificate that failed verification; nothing was sent to its holder. */
export function certificateError(code: string, host: string): TenantApiError {
  if (wrongHost.has(code)) return new TenantApiError('certificate-wrong-host', { host }, 'no');
  if (outOfDate.has(code)) return new TenantApiError('certificate-expired', { host, code }, 'no');
  return new TenantApiError('certificate-untrusted', { host, code }, 'no');
}

function withoutAxios(error: unknown): unknown {
  const { isAxiosError, cause } = Object(error) as { isAxiosError?: boolean; cause?: unknown };
  return isAxiosError && cause ? cause : error;
}

function facts(error: unknown): { code?: string; message?: string; rawPacket?: unknown } {
  if (typeof error !== 'object' || error === null) return {};
  const { code, message, rawPacket } = error as Record<string, unknown>;
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
    rawPacket,
  };
}

/** Failures of `@vscode/proxy-agent` and of the tunnel agents older versions used. */
function proxyError(message: string, request: FailedRequest): TenantApiError | undefined {
  const told = /socket connection to proxies|tunneling socket|proxy (connection|server)/i.test(
    message,
  );
  if (!told && !request.proxy?.failed) return undefined;
  const status = /statusCode=(\d{3})/.exec(message)?.[1];
  const code = request.proxy?.code;
  return new TenantApiError(
    'proxy-failed',
    {
      host: request.host,
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(code === undefined ? {} : { code }),
    },
    request.sent,
  );
}

/** Tells a server that doesn't speak HTTP from one that speaks it wrongly. */
function parseError(
  code: string,
  rawPacket: unknown,
  host: string,
  sent: 'no' | 'maybe',
): TenantApiError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new TenantApiError('headers-too-large', { host }, sent);
  const spoken = Buffer.isBuffer(rawPacket) ? rawPacket : undefined;
  if (code === 'HPE_INVALID_CONSTANT' && spoken?.toString('latin1', 0, 5) !== 'HTTP/') {
    const firstBytes = spoken?.toString('hex', 0, 20);
    return new TenantApiError('not-http', { host, ...(firstBytes ? { firstBytes } : {}) }, sent);
  }
  return new TenantApiError('protocol-error', { host, code }, sent);
}

function tlsError(
  code: string,
  message: string,
  host: string,
  sent: 'no' | 'maybe',
): TenantApiError {
  const told = `${code} ${message}`;
  if (outdatedTls.test(told)) return new TenantApiError('tls-outdated', { host, code }, sent);
  if (notTls.test(told)) return new TenantApiError('tls-not-spoken', { host }, sent);
  return new TenantApiError('network-failed', { host, code }, sent);
}
