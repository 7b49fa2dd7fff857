import assert from 'node:assert/strict';
import dns from 'node:dns';
import http from 'node:http';
import { createHttpClient } from '../../../src/http/httpClient';
import { failure, send } from './sending';
import { answer, ok, startTcp, type RawServer } from './servers';

describe('endings', () => {
  let server: RawServer;
  afterEach(() => server.close());

  const url = (scheme = 'http') => `${scheme}://127.0.0.1:${server.port}/`;
  const closed = async () => {
    while (server.openConnections() > 0) await new Promise((done) => setTimeout(done, 5));
  };
  const trickle = 'HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n';

  const slow: Record<string, () => Promise<RawServer>> = {
    'no answer at all': () => startTcp(() => undefined),
    'a head that comes byte by byte': () =>
      startTcp((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nX: ');
        const timer = setInterval(() => socket.write('x'), 20);
        socket.once('close', () => {
          clearInterval(timer);
        });
      }),
    'a body that comes byte by byte': () =>
      startTcp((socket) => {
        socket.once('data', () => socket.write(trickle));
        const timer = setInterval(() => socket.write('x'), 20);
        socket.once('close', () => {
          clearInterval(timer);
        });
      }),
    'an upload nobody reads': () =>
      startTcp((socket) => {
        socket.pause();
        // Who doesn't read doesn't notice either that the other side has gone.
        setTimeout(() => socket.resume(), 1000);
      }),
  };
  for (const [what, start] of Object.entries(slow)) {
    it(`has a deadline for ${what}`, async () => {
      server = await start();
      const body = Buffer.alloc(what.startsWith('an upload') ? 20_000_000 : 1);
      const sending = send(url(), { method: 'POST', body }, { deadlineMs: 300 });
      const error = await failure(sending, 'deadline-exceeded');
      assert.equal(error.facts.seconds, 0.3);
      assert.equal(error.sent, 'maybe');
      await closed();
    });
    it(`can be cancelled in ${what}`, async () => {
      server = await start();
      const body = Buffer.alloc(what.startsWith('an upload') ? 20_000_000 : 1);
      const canceller = new AbortController();
      const sending = send(url(), { method: 'POST', body }, { signal: canceller.signal });
      setTimeout(() => {
        canceller.abort();
      }, 100);
      assert.equal((await failure(sending, 'cancelled')).sent, 'maybe');
      await closed();
    });
  }

  it('gives TLS that is not answered the time of a connection', async () => {
    server = await startTcp(() => undefined);
    const error = await failure(
      send(url('https'), {}, { connectTimeoutMs: 200 }),
      'connect-timeout',
    );
    assert.equal(error.sent, 'no');
    assert.equal(error.facts.seconds, 0.2);
    await closed();
  });

  it('can be cancelled while it connects, and before', async () => {
    server = await startTcp(() => undefined);
    const signal = AbortSignal.timeout(50);
    assert.equal((await failure(send(url('https'), {}, { signal }), 'cancelled')).sent, 'no');
    await closed();
    const connections = server.connections();
    await failure(send(url(), {}, { signal: AbortSignal.abort() }), 'cancelled');
    assert.equal(server.connections(), connections);
  });

  it('has a deadline for a look-up that never ends', async () => {
    server = await startTcp(() => undefined);
    const lookup = dns.lookup;
    dns.lookup = (() => undefined) as unknown as typeof dns.lookup;
    try {
      const sending = send('http://silent.test/', {}, { connectTimeoutMs: 100 });
      assert.equal((await failure(sending, 'connect-timeout')).sent, 'no');
    } finally {
      dns.lookup = lookup;
    }
  });

  it('says that nothing was sent where nobody listens', async () => {
    server = await startTcp(() => undefined);
    const free = await startTcp(() => undefined);
    await free.close();
    const sending = send(`http://127.0.0.1:${free.port}/`, { method: 'POST' });
    const error = await failure(sending, 'connection-refused');
    assert.deepEqual([error.sent, error.facts.host], ['no', `127.0.0.1:${free.port}`]);
  });

  it('says that nothing was sent when the connection is reset before TLS stands', async () => {
    server = await startTcp((socket) => socket.resetAndDestroy());
    assert.equal((await failure(send(url('https')), 'connection-lost')).sent, 'no');
  });

  it('does not claim that of a connection that was used again and is reset', async () => {
    server = await startTcp((socket) => {
      socket.once('data', () => {
        socket.write(ok);
        socket.once('data', () => socket.resetAndDestroy());
      });
    });
    await send(url());
    assert.equal((await failure(send(url()), 'connection-lost')).sent, 'maybe');
  });

  it('leaves no timer and no listener behind', async () => {
    server = await startTcp(answer(ok));
    const canceller = new AbortController();
    let listeners = 0;
    const { signal } = canceller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    for (let at = 0; at < 10; at++) await send(url(), {}, { signal });
    assert.equal(listeners, 0);
    http.globalAgent.destroy();
    const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout');
    assert(timers.length <= 1, 'at most the one of the test runner');
  });

  it('holds no more than eight connections to an origin, and serves all', async function () {
    this.timeout(20_000);
    let most = 0;
    server = await startTcp((socket) => {
      most = Math.max(most, server.openConnections());
      socket.on('data', () => setTimeout(() => socket.write(ok), 20));
    });
    await Promise.all(Array.from({ length: 40 }, () => send(url())));
    assert.equal(most, 8);
  });

  it('lets those that wait for their turn be cancelled', async () => {
    server = await startTcp(() => undefined);
    const client = createHttpClient({ userAgent: 'x' });
    const options = { connectTimeoutMs: 9000, deadlineMs: 9000, maxBodyBytes: 1 };
    const request = { method: 'GET', url: url(), headers: [] };
    const first = Array.from({ length: 8 }, () =>
      failure(client.send(request, options), 'cancelled'),
    );
    const waiting = client.send(request, { ...options, signal: AbortSignal.timeout(50) });
    assert.equal((await failure(waiting, 'cancelled')).sent, 'no');
    client.dispose();
    await Promise.all(first);
    await closed();
  });
});
