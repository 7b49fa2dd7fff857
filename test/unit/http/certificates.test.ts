import assert from 'node:assert/strict';
import https, { type RequestOptions } from 'node:https';
import type { ErrorCode } from '../../../src/core/errors';
import { trustedCertificates } from '../../../src/http/trustedCertificates';
import { makeCertificates, type Certificates } from '../../fixtures/certificates';
import { bodyText, failure, send } from './sending';
import { answer, ok, startTls, type RawServer } from './servers';

const badOnes: readonly (readonly [keyof Omit<Certificates, 'ca'>, ErrorCode])[] = [
  ['wrongHost', 'certificate-wrong-host'],
  ['unknownCa', 'certificate-untrusted'],
  ['selfSigned', 'certificate-untrusted'],
  ['expired', 'certificate-expired'],
  ['notYetValid', 'certificate-expired'],
];

describe('certificates', () => {
  let certificates: Certificates;
  let server: RawServer | undefined;

  before(function () {
    this.timeout(30_000);
    certificates = makeCertificates();
  });

  afterEach(async () => {
    delete https.globalAgent.options.rejectUnauthorized;
    delete https.globalAgent.options.checkServerIdentity;
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    https.globalAgent.destroy();
    await server?.close();
  });

  const start = async (which: keyof Omit<Certificates, 'ca'>) => {
    server = await startTls(certificates[which], answer(ok));
    return { server, url: `https://localhost:${server.port}/` };
  };
  const secretly = { headers: [['Authorization', 'Bearer CANARY']] } as const;
  const post = { ...secretly, method: 'POST', body: Buffer.from('client_secret=CANARY') };

  /** What any other extension, and a client without the check, would do. */
  const unguarded = (url: string, options: RequestOptions = {}) =>
    new Promise<void>((resolve, reject) => {
      const ca = trustedCertificates(certificates.ca);
      const request = https.get(url, { rejectUnauthorized: true, ca, ...options }, (response) => {
        response.resume().once('end', () => {
          resolve();
        });
      });
      request.once('error', reject);
    });

  it('accepts a good one, of an authority named beside the default ones', async () => {
    const { url } = await start('good');
    assert.equal(bodyText(await send(url, {}, { extraCa: certificates.ca })), 'ok');
    assert(trustedCertificates(certificates.ca)!.length > 100);
  });

  it('does not accept that authority without it being named', async () => {
    const { url, server } = await start('good');
    await failure(send(url), 'certificate-untrusted');
    assert.equal(server.received().length, 0);
  });

  const poisons: Record<string, () => void> = {
    'as Node is': () => undefined,
    'with verification off in the shared agent': () => {
      https.globalAgent.options.rejectUnauthorized = false;
    },
    'with verification off in the environment': () => {
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      // An explicit option of the agent would hide the variable.
      delete https.globalAgent.options.rejectUnauthorized;
    },
    'with the name check off in the shared agent': () => {
      https.globalAgent.options.checkServerIdentity = () => undefined;
    },
  };
  for (const [how, poison] of Object.entries(poisons)) {
    for (const [which, code] of badOnes) {
      it(`lets no byte out to ${which}, ${how}`, async () => {
        const { server, url } = await start(which);
        poison();
        for (const request of [secretly, post]) {
          const error = await failure(send(url, request, { extraCa: certificates.ca }), code);
          assert.equal(error.sent, 'no');
          assert(!JSON.stringify(error).includes('CANARY'));
        }
        assert.equal(server.received().length, 0);
      });
    }
  }

  for (const [which, code] of badOnes) {
    it(`lets no byte out to ${which} on a connection someone left open`, async () => {
      const { server, url } = await start(which);
      https.globalAgent.options.rejectUnauthorized = false;
      await unguarded(url);
      const before = server.received().length;
      assert(before > 0, 'control: without the check, the request goes out');
      const sends = Array.from({ length: 10 }, () =>
        failure(send(url, post, { extraCa: certificates.ca }), code),
      );
      await Promise.all(sends);
      assert.equal(server.received().length, before);
    });
  }

  it('lets no byte out by a TLS session that was made without verification', async () => {
    const { server, url } = await start('wrongHost');
    https.globalAgent.options.rejectUnauthorized = false;
    const headers = { Connection: 'close' };
    await unguarded(url, { headers });
    // Where Node resumes such a session, it takes it for verified.
    await unguarded(url, { headers });
    const before = server.received().length;
    const sending = send(url, post, { extraCa: certificates.ca });
    await failure(sending, 'certificate-wrong-host');
    assert.equal(server.received().length, before);
  });

  it('is not misled by a wrong certificate into refusing a good one', async () => {
    const { server, url } = await start('good');
    https.globalAgent.options.rejectUnauthorized = false;
    for (let at = 0; at < 20; at++) await send(url, post, { extraCa: certificates.ca });
    assert.equal(server.received().toString().split('POST / ').length, 21);
    assert.equal(server.connections(), 1);
  });

  it('knows an address in a certificate', async () => {
    const { server } = await start('good');
    const url = `https://127.0.0.1:${server.port}/`;
    assert.equal((await send(url, {}, { extraCa: certificates.ca })).status, 200);
  });
});
