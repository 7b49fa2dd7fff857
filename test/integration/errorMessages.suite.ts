import assert from 'node:assert/strict';
import { TenantApiError, type ErrorCode, type ErrorFacts } from '../../src/core/errors';
import { explain } from '../../src/platform/errorMessages';

const host = 'acme.example';
const samples: { readonly [C in ErrorCode]: readonly ErrorFacts[C][] } = {
  'host-not-found': [{ host }],
  'dns-unavailable': [{ host }],
  'connection-refused': [{ host }],
  'connection-lost': [{ host, code: 'ECONNRESET' }],
  'connect-timeout': [{ host, seconds: 10 }],
  'deadline-exceeded': [{ host, seconds: 120 }],
  'network-failed': [{ host, code: 'EPIPE' }],
  'certificate-untrusted': [{ host, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  'certificate-wrong-host': [{ host }],
  'certificate-expired': [{ host, code: 'CERT_HAS_EXPIRED' }],
  'tls-outdated': [{ host, code: 'EPROTO' }],
  'tls-not-spoken': [{ host }],
  'proxy-failed': [{ host }, { host, status: 407 }, { host, status: 502 }],
  'ca-file-unreadable': [{ path: '/ca.pem', code: 'FileNotFound' }],
  cancelled: [{}],
  'not-http': [{ host }, { host, firstBytes: '53 53 48' }],
  'protocol-error': [{ host, code: 'HPE_INVALID_CHUNK_SIZE' }],
  'headers-too-large': [{ host }],
  'body-too-large': [{ host, limitBytes: 50 * 1024 * 1024 }],
  'body-cut-off': [
    { host, receivedBytes: 5 },
    { host, receivedBytes: 5, expectedBytes: 10 },
  ],
  'body-undecodable': [{ host, encoding: 'banana' }],
  'secret-missing': [{ tenant: 'acme' }],
  'secret-unreadable': [{ tenant: 'acme' }],
  'secrets-unavailable': [{}],
  'plain-http-not-confirmed': [{ tenant: 'acme', origin: `http://${host}` }],
  'token-refused': [
    'invalid_client',
    'invalid_scope',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_request',
    'something_else',
  ].map((error) => ({ host, status: 400, error, description: 'No.', remembered: true })),
  'token-endpoint-status': [400, 401, 403, 404, 405, 415, 429, 500, 501, 503].map((status) => ({
    host,
    status,
    retryAfterSeconds: 90_000,
  })),
  'token-endpoint-moved': [{ host, status: 302, location: 'https://other.example/' }],
  'token-answer-not-json': [
    { host, status: 200 },
    { host, status: 200, empty: true },
    { host, status: 200, htmlTitle: 'Sign in' },
    { host, status: 200, htmlTitle: '' },
  ],
  'token-answer-invalid': [
    { host, field: 'access_token', found: 'null' },
    { host, field: '', found: 'array' },
  ],
  'token-type-unsupported': [{ host, tokenType: 'mac' }],
  'url-invalid': (
    ['syntax', 'scheme', 'user-information', 'control-character', 'no-host', 'variable'] as const
  ).map((reason) => ({ url: '/x', reason })),
  'origin-not-allowed': [{ origin: 'https://evil.test', tenant: 'acme' }],
  'address-refused': [{ host: '169.254.169.254' }],
  'method-invalid': [{ method: 'G T' }],
  'header-invalid': (['name', 'value', 'reserved', 'duplicate'] as const).map((reason) => ({
    name: 'X-A',
    reason,
  })),
  'request-too-large': [{ limitBytes: 1024 * 1024 }],
  'workspace-untrusted': [{}],
  'settings-not-written': [{}],
};

describe('every failure', () => {
  for (const [code, facts] of Object.entries(samples) as [ErrorCode, ErrorFacts[ErrorCode][]][]) {
    it(`${code} says what is wrong and what to do next`, () => {
      for (const fact of facts) {
        const { message, advice } = explain(new TenantApiError(code, fact));
        assert.ok(message.length > 5 && !/\{\d\}|undefined|\[object/.test(message), message);
        if (code === 'cancelled') continue;
        assert.ok(advice.length > 5 && !/\{\d\}|undefined|\[object/.test(advice), advice);
      }
    });
  }

  it('names the server’s own words', () => {
    const facts = { host, status: 401, error: 'invalid_client', description: 'User is locked.' };
    const { message } = explain(new TenantApiError('token-refused', facts));
    assert.match(message, /The server says: “User is locked\.”/);
  });
});
