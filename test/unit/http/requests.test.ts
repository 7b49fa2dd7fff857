import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../src/core/http/httpClient';
import { makeCertificates } from '../../fixtures/certificates';
import { failure, send } from './sending';
import { answer, ok, startTcp, startTls, type RawServer } from './servers';

describe('requests', () => {
  let server: RawServer;

  beforeEach(async () => {
    server = await startTcp(answer(ok, 'end'));
  });
  afterEach(() => server.close());

  const sentLines = async (request: Partial<HttpRequest>, path = '/') => {
    await send(`http://127.0.0.1:${server.port}${path}`, request);
    return server.received().toString('latin1').split('\r\n');
  };
  const added = ['User-Agent: tenant-api-client/test', 'Accept-Encoding: gzip, br'];

  it('adds nothing but what HTTP and the answer need', async () => {
    assert.deepEqual(await sentLines({}, '/a%20b?c=%7B&d#e'), [
      'GET /a%20b?c=%7B&d HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      ...added,
      'Connection: keep-alive',
      '',
      '',
    ]);
  });

  it("writes names and values as they are, in the caller's order", async () => {
    const headers = [
      ['x-LOWER-Upper', ' spaced\tout '],
      ['accept', '*/*'],
      ['Latin', '\u00e9\u00ff'],
      ['Empty', ''],
      ['USER-AGENT', 'mine'],
      ['accept-ENCODING', 'identity'],
      ['Set', '1'],
      ['Set', '2'],
    ] as const;
    assert.deepEqual(await sentLines({ headers }), [
      'GET / HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      ...headers.map(([name, value]) => `${name}: ${value}`),
      'Connection: keep-alive',
      '',
      '',
    ]);
  });

  it('keeps lines of one name apart over TLS, wherever they stand', async function () {
    this.timeout(30_000);
    const { good, ca } = makeCertificates();
    const secure = await startTls(good, answer(ok, 'end'));
    const headers = [
      ['X-A', '1'],
      ['B', '2'],
      ['x-a', '3'],
      ['Cookie', 'a=1'],
      ['1', 'number'],
      ['Cookie', 'b=2'],
    ] as const;
    await send(`https://localhost:${secure.port}/`, { headers }, { extraCa: ca });
    const lines = secure.received().toString('latin1').split('\r\n');
    assert.deepEqual(lines.slice(2, 8), [
      'X-A: 1',
      'B: 2',
      'x-a: 3',
      'Cookie: a=1',
      '1: number',
      'Cookie: b=2',
    ]);
    await secure.close();
  });

  for (const method of ['GET', 'DELETE', 'POST', 'PUT', 'PATCH', 'QUERY']) {
    it(`sends the body of a ${method}`, async () => {
      const body = Buffer.from([0, 255, 13, 10, 128]);
      const lines = await sentLines({ method, body });
      assert(lines.includes('Content-Length: 5'));
      assert(!lines.some((line) => /^(content-type|transfer-encoding|accept):/i.test(line)));
      assert(server.received().subarray(-5).equals(body));
    });
  }

  for (const method of ['POST', 'PUT', 'PATCH']) {
    it(`says that a ${method} has no body`, async () => {
      assert((await sentLines({ method })).includes('Content-Length: 0'));
    });
  }

  for (const method of ['GET', 'DELETE', 'OPTIONS']) {
    it(`says nothing of a body that a ${method} doesn't have`, async () => {
      const lines = await sentLines({ method });
      assert(!lines.some((line) => /^(content-length|transfer-encoding):/i.test(line)));
    });
  }

  it('sends a large body whole', async () => {
    const body = Buffer.alloc(5_000_000, 'x');
    const whole = await startTcp((socket) => {
      let bytes = 0;
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > body.length) setTimeout(() => socket.end(ok), 100);
      });
    });
    await send(`http://127.0.0.1:${whole.port}/`, { method: 'POST', body });
    const head = whole.received().indexOf('\r\n\r\n') + 4;
    assert.equal(whole.received().length - head, body.length);
    await whole.close();
  });

  for (const value of ['a\r\nX-Evil: 1', 'a\nb', 'a\0b', 'a\u007fb', 'a€b']) {
    it(`refuses the header value ${JSON.stringify(value)}`, async () => {
      const sending = send(`http://127.0.0.1:${server.port}/`, { headers: [['X', value]] });
      assert.equal((await failure(sending, 'header-invalid')).sent, 'no');
      assert.equal(server.connections(), 0);
    });
  }

  it('refuses URLs that are not of http, or that name a user, without repeating a password', async () => {
    for (const url of ['data:text/plain,x', 'file:///etc/passwd', 'blob:https://a.test/x']) {
      assert.equal((await failure(send(url), 'url-invalid')).facts.reason, 'scheme');
    }
    assert.equal((await failure(send('http://[bad'), 'url-invalid')).facts.reason, 'syntax');
    const error = await failure(send('https://u:CANARY@a.test/'), 'url-invalid');
    assert.equal(error.facts.reason, 'user-information');
    assert(!error.message.includes('CANARY'));
  });

  it('goes past proxies named in the environment', async () => {
    const proxy = await startTcp(answer(ok, 'end'));
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'HTTPS_PROXY'];
    for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`;
    try {
      await sentLines({});
    } finally {
      for (const name of names) Reflect.deleteProperty(process.env, name);
    }
    assert.equal(proxy.connections(), 0);
    await proxy.close();
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`hands out a ${status} and follows it nowhere`, async () => {
      const other = await startTcp(answer(ok));
      const location = `Location: http://127.0.0.1:${other.port}/`;
      const moving = await startTcp(
        answer(`HTTP/1.1 ${status} Moved\r\n${location}\r\nContent-Length: 0\r\n\r\n`),
      );
      const request = { method: 'POST', body: Buffer.from('client_secret=x') };
      const response = await send(`http://127.0.0.1:${moving.port}/`, request);
      assert.equal(response.status, status);
      assert.equal(other.connections(), 0);
      await Promise.all([other.close(), moving.close()]);
    });
  }
});
