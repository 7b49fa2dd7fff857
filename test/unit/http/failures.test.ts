import assert from 'node:assert/strict';
import http from 'node:http';
import { inspect } from 'node:util';
import { isTenantApiError, type ErrorCode } from '../../../src/core/errors';
import { mapError } from '../../../src/http/mapError';
import { makeCertificates } from '../../fixtures/certificates';
import { failure, send } from './sending';
import { answer, ok, startTcp, startTls } from './servers';

describe('failures', () => {
  it('carry nothing of axios, of the request, or of the response', async () => {
    const server = await startTcp(answer('HTTP/1.1 200 OK\r\nX: CANARY\r\nbad', 'reset'));
    const request = {
      method: 'POST',
      headers: [['Authorization', 'Bearer CANARY']],
      body: Buffer.from('client_secret=CANARY'),
    } as const;
    const url = `http://127.0.0.1:${server.port}/?q=CANARY`;
    const error = await failure(send(url, request), 'connection-lost');
    // The stack names the files that the error came through.
    error.stack = '';
    for (const text of [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error)]) {
      assert(!text.includes('CANARY'));
      assert(!/axios/i.test(text));
    }
    assert.equal(error.cause, undefined);
    assert.deepEqual(Object.keys(error).sort(), ['code', 'facts', 'name', 'sent']);
    await server.close();
  });

  it('tell plain http on a TLS port, and the other way round', async function () {
    this.timeout(30_000);
    const plain = http.createServer().listen(0, '127.0.0.1');
    await new Promise((done) => plain.once('listening', done));
    const { port } = plain.address() as { port: number };
    const error = await failure(send(`https://127.0.0.1:${port}/`), 'tls-not-spoken');
    assert.equal(error.sent, 'no');
    plain.close();
    const secure = await startTls(makeCertificates().good, answer(ok));
    const outcome = await send(`http://127.0.0.1:${secure.port}/`).catch(
      (thrown: unknown) => thrown,
    );
    assert(isTenantApiError(outcome));
    assert(['connection-lost', 'not-http'].includes(outcome.code));
    await secure.close();
  });

  it('tell a server whose TLS is outdated', async function () {
    this.timeout(30_000);
    const ciphers = 'DEFAULT@SECLEVEL=0';
    const { good } = makeCertificates();
    const old = await startTls(
      { ...good, ciphers, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' },
      () => undefined,
    );
    const error = await failure(send(`https://localhost:${old.port}/`), 'tls-outdated');
    assert.equal(error.sent, 'no');
    await old.close();
  });

  const meanings: readonly (readonly [code: string, message: string, ErrorCode])[] = [
    ['ECONNRESET', 'socket hang up', 'connection-lost'],
    ['EPIPE', 'write EPIPE', 'connection-lost'],
    ['ECONNREFUSED', '', 'connection-refused'],
    ['ETIMEDOUT', 'connect ETIMEDOUT', 'connect-timeout'],
    ['EHOSTUNREACH', '', 'network-failed'],
    ['ENETUNREACH', '', 'network-failed'],
    ['', 'anything', 'network-failed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', '', 'certificate-untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '', 'certificate-untrusted'],
    ['CERT_REVOKED', '', 'certificate-untrusted'],
    [
      'EPROTO',
      '1:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
      'tls-not-spoken',
    ],
    ['ERR_SSL_WRONG_VERSION_NUMBER', '', 'tls-not-spoken'],
    ['EPROTO', 'OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION', 'tls-outdated'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', '', 'tls-outdated'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', '', 'tls-outdated'],
    ['ERR_SSL_DH_KEY_TOO_SMALL', '', 'tls-outdated'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '', 'network-failed'],
    ['', 'tunneling socket could not be established, statusCode=407', 'proxy-failed'],
    ['', 'Failed to establish a socket connection to proxies: PROXY p:1', 'proxy-failed'],
    ['ECONNRESET', 'Proxy connection ended before receiving CONNECT response', 'proxy-failed'],
  ];
  for (const [code, message, expected] of meanings) {
    it(`${code || message} means ${expected}`, () => {
      const error = Object.assign(new Error(message), { code });
      const context = {
        host: 'a.test',
        sent: 'no',
        connectTimeoutMs: 1,
        proxy: undefined,
      } as const;
      for (const thrown of [error, { isAxiosError: true, cause: error }]) {
        const mapped = mapError(thrown, context);
        assert.equal(mapped.code, expected);
        if (message.includes('407'))
          assert.deepEqual(mapped.facts, { host: 'a.test', status: 407 });
      }
    });
  }

  it('are told from things that are no errors', () => {
    const context = {
      host: 'a.test',
      sent: 'maybe',
      connectTimeoutMs: 1,
      proxy: undefined,
    } as const;
    for (const thrown of [undefined, null, 'text', 7]) {
      assert.equal(mapError(thrown, context).code, 'network-failed');
    }
  });
});
