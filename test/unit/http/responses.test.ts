import assert from 'node:assert/strict';
import http from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { ErrorCode } from '../../../src/core/errors';
import type { HttpRequest, SendOptions } from '../../../src/core/http/httpClient';
import { bodyText, failure, send } from './sending';
import { answer, ok, startTcp } from './servers';

describe('responses', () => {
  const ask = async (
    bytes: string | Buffer,
    then: 'keep' | 'end' | 'reset' = 'keep',
    request: Partial<HttpRequest> = {},
    options: Partial<SendOptions> = {},
  ) => {
    const server = await startTcp(answer(bytes, then));
    try {
      return await send(`http://127.0.0.1:${server.port}/`, request, options);
    } finally {
      await server.close();
    }
  };
  const head = (lines: string) => `HTTP/1.1 200 OK\r\n${lines}\r\n\r\n`;
  const encoded = (encoding: string, body: Buffer) =>
    Buffer.concat([
      Buffer.from(head(`Content-Encoding: ${encoding}\r\nContent-Length: ${body.length}`)),
      body,
    ]);
  const text = 'x'.repeat(5000);

  it('hands out status, reason and header lines as they came', async () => {
    const latin =
      'HTTP/1.1 418 \u00dcber\r\nset-cookie: a\r\nX-y: \u00e9\r\nSet-Cookie: b\r\n\r\nbody';
    const response = await ask(Buffer.from(latin, 'latin1'), 'end');
    assert.equal(response.status, 418);
    assert.equal(response.reason, '\u00dcber');
    assert.deepEqual(response.headers, [
      ['set-cookie', 'a'],
      ['X-y', '\u00e9'],
      ['Set-Cookie', 'b'],
    ]);
    assert.equal(bodyText(response), 'body');
  });

  it('tells what took how long', async () => {
    const { timings } = await ask(ok);
    assert(timings.connectMs! > 0 && timings.connectMs! <= timings.firstByteMs);
    assert(timings.firstByteMs <= timings.totalMs);
    assert.equal(timings.tlsMs, undefined);
    assert.equal(timings.dnsMs, undefined);
  });

  it('passes interim answers over', async () => {
    const interim = 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2000);
    const hints = 'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n';
    assert.equal(bodyText(await ask(interim + hints + ok)), 'ok');
  });

  it('reads no body where there is none', async () => {
    assert.equal((await ask(head('Content-Length: 5'), 'keep', { method: 'HEAD' })).status, 200);
    for (const status of [204, 304]) {
      const response = await ask(`HTTP/1.1 ${status} X\r\nContent-Encoding: gzip\r\n\r\n`);
      assert.equal(response.body.byteLength, 0);
    }
  });

  const encodings: Record<string, Buffer> = {
    gzip: gzipSync(text),
    'X-GZIP': gzipSync(text),
    br: brotliCompressSync(text),
    deflate: deflateSync(text),
    'identity, deflate': deflateRawSync(text),
    identity: Buffer.from(text),
  };
  for (const [encoding, body] of Object.entries(encodings)) {
    it(`undoes ${encoding}`, async () => {
      const response = await ask(encoded(encoding, body));
      assert.equal(bodyText(response), text);
      assert.equal(response.encodedBodyBytes, body.length);
    });
    if (encoding === 'identity') continue;
    it(`notices that ${encoding} was cut off, with a length that matches`, async () => {
      const half = body.subarray(0, body.length / 2);
      const { facts } = await failure(ask(encoded(encoding, half)), 'body-cut-off');
      assert.equal(facts.receivedBytes, half.length);
    });
    it(`stops ${encoding} at the limit`, async () => {
      const sending = ask(encoded(encoding, body), 'keep', {}, { maxBodyBytes: text.length - 1 });
      assert.equal((await failure(sending, 'body-too-large')).facts.limitBytes, text.length - 1);
      await ask(encoded(encoding, body), 'keep', {}, { maxBodyBytes: text.length });
    });
  }

  it('refuses encodings it does not know, or that are stacked or violated', async () => {
    for (const encoding of ['banana', 'gzip, gzip', 'compress', 'gzip']) {
      const body = encoding === 'gzip' ? Buffer.from('no gzip') : gzipSync(gzipSync(text));
      const { facts } = await failure(ask(encoded(encoding, body)), 'body-undecodable');
      assert.equal(facts.encoding, encoding);
    }
  });

  it('stops reading at the limit', async () => {
    const endless = head('X: y') + 'x'.repeat(3_000_000);
    await failure(ask(endless), 'body-too-large');
  });

  it('counts what came of a body that was cut off', async () => {
    for (const then of ['end', 'reset'] as const) {
      const { facts } = await failure(
        ask(head('Content-Length: 9') + 'four', then),
        'body-cut-off',
      );
      assert.equal(facts.receivedBytes, 4);
      assert.equal(facts.expectedBytes, 9);
    }
    const chunked = head('Transfer-Encoding: chunked') + '4\r\nfour\r\n';
    const { facts } = await failure(ask(chunked, 'end'), 'body-cut-off');
    assert.deepEqual([facts.receivedBytes, facts.expectedBytes], [4, undefined]);
  });

  const violations: Record<string, readonly [string | Buffer, ErrorCode, string?]> = {
    'SSH banner': [
      'SSH-2.0-OpenSSH_9.6\r\n',
      'not-http',
      '5353482d322e302d4f70656e5353485f392e360d',
    ],
    'HTTP/0.9': ['<html>hello</html>', 'not-http'],
    'TLS alert': [Buffer.from('15030300020228', 'hex'), 'not-http', '15030300020228'],
    'line feeds only': ['HTTP/1.1 200 OK\nContent-Length: 2\n\nok', 'protocol-error'],
    'NUL in a header': [head('X: a\0b'), 'protocol-error', 'HPE_INVALID_HEADER_TOKEN'],
    'bad chunk size': [head('Transfer-Encoding: chunked') + 'zz\r\n', 'protocol-error'],
    'bad chunk size later': [
      head('Transfer-Encoding: chunked') + '2\r\nok\r\nzz\r\n',
      'protocol-error',
      'HPE_INVALID_CHUNK_SIZE',
    ],
    'length and chunks': [
      head('Transfer-Encoding: chunked\r\nContent-Length: 2') + '0\r\n\r\n',
      'protocol-error',
    ],
    'two lengths': [head('Content-Length: 2\r\nContent-Length: 3') + 'ok', 'protocol-error'],
    'negative length': [head('Content-Length: -2') + 'ok', 'protocol-error'],
    'huge header': [head(`X: ${'a'.repeat(20_000)}`), 'headers-too-large'],
    'status 000': ['HTTP/1.1 000 X\r\n\r\n', 'protocol-error', 'STATUS_0'],
    'status 099': ['HTTP/1.1 099 X\r\n\r\n', 'protocol-error', 'STATUS_99'],
    'status 600': ['HTTP/1.1 600 X\r\n\r\n', 'protocol-error', 'STATUS_600'],
    'status 999': ['HTTP/1.1 999 X\r\n\r\n', 'protocol-error', 'STATUS_999'],
    '101 nobody asked for': ['HTTP/1.1 101 X\r\n\r\n', 'protocol-error', 'STATUS_101'],
    '101 with an upgrade': [
      'HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
      'protocol-error',
      'STATUS_101',
    ],
  };
  for (const [what, [bytes, code, fact]] of Object.entries(violations)) {
    it(`${code}: ${what}`, async () => {
      const error = await failure(ask(bytes), code);
      assert.equal(error.sent, 'maybe');
      if (fact !== undefined) assert(Object.values(error.facts as object).includes(fact));
    });
  }

  it('cuts the list of 5,000 headers, or takes it, and goes on', async () => {
    const response = await ask(head('X: y\r\n'.repeat(4999) + 'Content-Length: 2') + 'ok');
    assert.equal(response.status, 200);
  });

  it('reports a server that closes or resets without an answer', async () => {
    for (const then of ['end', 'reset'] as const) {
      assert.equal((await failure(ask('', then), 'connection-lost')).sent, 'maybe');
    }
  });

  describe('on a connection that is used again', () => {
    afterEach(() => {
      http.globalAgent.destroy();
    });
    const foreign = 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nforeign';

    for (const [when, delayMs] of [
      ['at once', 0],
      ['later', 100],
    ] as const) {
      for (const more of [foreign, 'garbage']) {
        it(`never takes ${more.length} bytes more, ${when}, for the next answer`, async () => {
          const server = await startTcp((socket) => {
            socket.once('data', () => {
              socket.write(delayMs === 0 ? ok + more : ok);
              if (delayMs > 0) setTimeout(() => socket.write(more), delayMs);
              socket.on('data', () => socket.write(ok));
            });
          });
          const url = `http://127.0.0.1:${server.port}/`;
          assert.equal(bodyText(await send(url)), 'ok');
          await new Promise((resolve) => setTimeout(resolve, delayMs * 2));
          const next = await send(url).then(bodyText, (error: Error) => error.message);
          assert.match(next, /^ok$|^connection-lost/);
          await server.close();
        });
      }
    }

    it('uses a connection again, and closes it when it is idle', async function () {
      this.timeout(30_000);
      const server = await startTcp(answer(ok));
      const url = `http://127.0.0.1:${server.port}/`;
      for (let at = 0; at < 5; at++) await send(url);
      assert.equal(server.connections(), 1);
      assert.equal((await send(url)).timings.connectMs, undefined);
      while (server.openConnections() > 0) await new Promise((done) => setTimeout(done, 100));
      await server.close();
    });

    it('does not use a connection again after it broke off a response', async () => {
      const server = await startTcp(
        answer(head('Content-Length: 3000000') + 'x'.repeat(2_000_000)),
      );
      const url = `http://127.0.0.1:${server.port}/`;
      await failure(send(url), 'body-too-large');
      await failure(send(url), 'body-too-large');
      assert.equal(server.connections(), 2);
      await server.close();
    });
  });
});
