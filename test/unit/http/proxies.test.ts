import assert from 'node:assert/strict';
import http, { type ClientRequest, type RequestOptions } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { makeCertificates, type Certificates } from '../../fixtures/certificates';
import { bodyText, failure, send } from './sending';
import { answer, ok, startTcp, startTls, type RawServer } from './servers';

type Connect = (request: ClientRequest, options: tls.ConnectionOptions) => void;

/** An agent that does as VS Code's: connects by itself and tells the request how. */
class TunnelAgent extends https.Agent {
  constructor(private readonly open: Connect) {
    super();
  }

  addRequest(request: ClientRequest, options: tls.ConnectionOptions): void {
    this.open(request, options);
  }
}

describe('proxies', () => {
  const { request: original } = https;
  let certificates: Certificates;
  let server: RawServer;
  let proxy: RawServer;

  before(function () {
    this.timeout(30_000);
    certificates = makeCertificates();
  });
  afterEach(async () => {
    https.request = original;
    await Promise.all([server.close(), proxy.close()]);
  });

  /** Puts an agent in place of any other, as VS Code does at run time. */
  const patch = (open: Connect) => {
    const agent = new TunnelAgent(open);
    https.request = ((options: RequestOptions, done: () => void) =>
      original({ ...options, agent, rejectUnauthorized: false }, done)) as typeof https.request;
  };
  const tunnel: Connect = (request, options) => {
    const raw = net.connect(proxy.port, '127.0.0.1', () => {
      raw.write(`CONNECT ${options.host}:${options.port} HTTP/1.1\r\n\r\n`);
    });
    raw.once('data', (head: Buffer) => {
      request.emit('proxy', { proxy: `PROXY u:CANARY@127.0.0.1:${proxy.port}`, socket: raw });
      const status = head.toString().split(' ')[1];
      if (status === '200') {
        const { host: servername = '' } = options;
        request.onSocket(
          tls.connect({ ...options, servername, socket: raw } as tls.ConnectionOptions),
        );
        return;
      }
      raw.destroy();
      // The refusal, on a socket made up for the request to read it from.
      const refusal = new net.Socket({ readable: true, writable: false });
      refusal.push(head);
      refusal.push(null);
      request.onSocket(refusal);
    });
  };
  const forward = () =>
    startTcp((socket) => {
      socket.once('data', () => {
        const up = net.connect(server.port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(up).pipe(socket);
        });
        up.on('error', () => undefined);
      });
    });
  const get = () =>
    send(
      `https://localhost:${server.port}/`,
      { headers: [['Authorization', 'Bearer CANARY']] },
      { extraCa: certificates.ca },
    );

  it('are used through functions that were put in place later', async () => {
    server = await startTls(certificates.good, answer(ok));
    proxy = await forward();
    patch(tunnel);
    assert.equal(bodyText(await get()), 'ok');
    assert.match(proxy.received().toString('latin1'), /^CONNECT localhost:/);
    assert(!proxy.received().toString('latin1').includes('CANARY'));
  });

  it('that present a certificate of their own get nothing', async () => {
    server = await startTls(certificates.selfSigned, answer(ok));
    proxy = await forward();
    patch(tunnel);
    assert.equal((await failure(get(), 'certificate-untrusted')).sent, 'no');
    assert.equal(server.received().length, 0);
  });

  for (const status of [407, 502]) {
    it(`that answer ${status} are named with it`, async () => {
      server = await startTls(certificates.good, answer(ok));
      proxy = await startTcp(answer(`HTTP/1.1 ${status} No\r\nContent-Length: 2\r\n\r\nno`));
      patch(tunnel);
      const error = await failure(get(), 'proxy-failed');
      assert.deepEqual(error.facts, { host: `localhost:${server.port}`, status });
      assert.equal(error.sent, 'no');
      assert.equal(server.connections(), 0);
    });
  }

  it('that fail are named, their passwords are not', async () => {
    server = await startTls(certificates.good, answer(ok));
    proxy = await startTcp(() => undefined);
    const error = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    patch((request) => {
      const failed = new Error('Failed to establish a socket connection to proxies: u:CANARY@p');
      setImmediate(() => {
        request.emit('proxy', { proxy: 'PROXY u:CANARY@p:1', error });
        request.emit('error', failed);
      });
    });
    const failed = await failure(get(), 'proxy-failed');
    assert.equal(failed.facts.code, 'ENOTFOUND');
    assert(!failed.message.includes('CANARY'));
  });

  it('may be missing, but TLS may not', async () => {
    server = await startTcp(answer(ok));
    proxy = await startTcp(() => undefined);
    patch((request) => {
      request.onSocket(net.connect(server.port, '127.0.0.1'));
    });
    assert.equal((await failure(get(), 'tls-not-spoken')).sent, 'no');
    assert.equal(server.received().length, 0);
  });

  it('that want a login for plain http are named', async () => {
    server = await startTcp(() => undefined);
    proxy = await startTcp(answer('HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n'));
    const plain = http.request;
    http.request = ((options: RequestOptions, done: () => void) => {
      const request = plain(options, done);
      process.nextTick(() => request.emit('proxy', { proxy: 'PROXY p:1' }));
      return request;
    }) as typeof http.request;
    try {
      const sending = send(`http://127.0.0.1:${proxy.port}/`);
      assert.equal((await failure(sending, 'proxy-failed')).facts.status, 407);
    } finally {
      http.request = plain;
    }
  });
});
