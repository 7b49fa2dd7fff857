import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import { askToken, call, jsonOf, newToken, send, sendRaw, tokenForm } from './sandboxClient';
import { selfSignedCertificate } from './selfSignedCertificate';

const megabyte = 1024 * 1024;

describe('sandbox server', () => {
  const running: Sandbox[] = [];
  const start = async (...options: Parameters<typeof startSandbox>) => {
    const sandbox = await startSandbox(...options);
    running.push(sandbox);
    return sandbox;
  };
  afterEach(async () => {
    for (const sandbox of running.splice(0)) await sandbox.stop();
  });

  it('makes login and secret anew at each start', async () => {
    const sandboxes = await Promise.all(Array.from({ length: 8 }, () => start()));
    for (const { clientId, clientSecret, origin } of sandboxes) {
      assert.match(clientId, /^sandbox\.[0-9a-f]{4}$/);
      assert.match(clientSecret, /^[A-Za-z0-9_-]{43}$/);
      assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    }
    assert.equal(new Set(sandboxes.map(({ clientSecret }) => clientSecret)).size, 8);
    assert.ok(new Set(sandboxes.map(({ clientId }) => clientId)).size > 1);
    assert.equal(new Set(sandboxes.map(({ origin }) => origin)).size, 8);
  });

  it('takes the login, secret and port it is given', async () => {
    const first = await start({ clientId: 'me', clientSecret: '$$$999aaa' });
    assert.equal((await askToken(first, tokenForm(first, { client_id: 'me' }))).status, 200);
    const port = Number(new URL(first.origin).port);
    await assert.rejects(startSandbox({ port }), { code: 'EADDRINUSE' });
    await first.stop();
    assert.equal((await start({ port })).origin, first.origin);
  });

  it('listens on 127.0.0.1 alone', async () => {
    const port = Number(new URL((await start()).origin).port);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
      .map(({ address }) => address);
    for (const host of new Set(['127.0.0.2', '::1', ...others])) {
      const socket = connect({ port, host });
      const outcome = await Promise.race([
        once(socket, 'connect').then(
          () => 'connected',
          () => 'refused',
        ),
        new Promise((resolve) => setTimeout(resolve, 500, 'no answer')),
      ]);
      socket.destroy();
      assert.notEqual(outcome, 'connected', host);
    }
  });

  it('keeps a ledger of what came in', async () => {
    const sandbox = await start();
    const token = await newToken(sandbox);
    await send(sandbox, '/echo?a=%20b', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'X-Note': ['one', 'two'] },
      body: Buffer.from([0, 255]),
    });
    await send(sandbox, '/nothing', { headers: { Authorization: 'Basic QTpC' } });
    const [asked, echoed, lost] = sandbox.requests;
    assert.equal(sandbox.requests.length, 3);
    assert.equal(asked?.method, 'POST');
    assert.equal(asked.path, '/configapi/v2/oauth/token');
    assert.equal(Buffer.from(asked.body).toString(), tokenForm(sandbox));
    assert.equal(asked.carriesToken, false);
    assert.equal(asked.status, 200);
    assert.equal(echoed?.path, '/echo');
    assert.equal(echoed.target, '/echo?a=%20b');
    assert.deepEqual([...echoed.body], [0, 255]);
    assert.equal(echoed.carriesToken, true);
    assert.deepEqual(
      echoed.headers.filter(([name]) => /^x-|^auth/i.test(name)),
      [
        ['Authorization', `Bearer ${token}`],
        ['X-Note', 'one'],
        ['X-Note', 'two'],
      ],
    );
    assert.equal(lost?.carriesToken, false);
    assert.equal(lost.status, 404);
  });

  it('keeps only the last requests', async () => {
    const sandbox = await start({ mostRecordedRequests: 3 });
    for (let index = 0; index < 5; index++) await send(sandbox, `/${index}`);
    assert.deepEqual(
      sandbox.requests.map(({ path }) => path),
      ['/2', '/3', '/4'],
    );
  });

  it('keeps no more than 32 MB of bodies', async () => {
    const sandbox = await start();
    const body = Buffer.alloc(9 * megabyte);
    for (let index = 0; index < 4; index++) {
      await send(sandbox, `/${index}`, { method: 'POST', body });
    }
    assert.deepEqual(
      sandbox.requests.map(({ path }) => path),
      ['/1', '/2', '/3'],
    );
  });

  it('refuses a body of more than 10 MB', async () => {
    const sandbox = await start();
    const post = (bytes: number, headers = {}) =>
      call(sandbox, '/echo', { method: 'POST', headers, body: Buffer.alloc(bytes, 'a') });
    assert.equal((await post(10 * megabyte)).status, 200);
    for (const headers of [{}, { 'Transfer-Encoding': 'chunked' }]) {
      const reply = await post(10 * megabyte + 1, headers);
      assert.equal(reply.status, 413);
      assert.equal(jsonOf(reply)['errorCode'], 'content_too_large');
    }
    assert.equal(sandbox.requests.at(-1)?.body.length, 0);
    const form = `${tokenForm(sandbox)}&extra=${'a'.repeat(10 * megabyte)}`;
    assert.equal((await askToken(sandbox, form)).status, 413);
  });

  it('ends a body that does not end', async () => {
    const sandbox = await start();
    const socket = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n');
    const chunk = Buffer.alloc(megabyte);
    let sent = 0;
    while (!socket.destroyed && sent < 150) {
      sent++;
      await new Promise((resolve) => {
        socket.write(chunk, resolve);
        socket.once('close', resolve);
      });
      socket.removeAllListeners('close');
    }
    assert.ok(sent >= 100 && sent < 150, `${sent} MB`);
    assert.equal((await send(sandbox, '/data')).status, 401);
  });

  it('survives malformed requests and clients that go away, in silence', async () => {
    const sandbox = await start();
    const written: unknown[] = [];
    const { stdout, stderr } = process;
    const writers = [stdout.write, stderr.write];
    const capture = (text: unknown) => written.push(text) > 0;
    Object.assign(stdout, { write: capture });
    Object.assign(stderr, { write: capture });
    try {
      const host = 'Host: 127.0.0.1\r\n';
      const hello = `Connection: close\r\n${host}`;
      assert.match(await sendRaw(sandbox, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
      assert.match(await sendRaw(sandbox, `GET / HTTP/1.1\r\n\r\n`), /^HTTP\/1\.1 400 /);
      assert.match(await sendRaw(sandbox, `GET / HTTP/1.1\r\n${host}X: \0\r\n\r\n`), / 400 /);
      assert.match(await sendRaw(sandbox, `OPTIONS * HTTP/1.1\r\n${hello}\r\n`), / 404 /);
      assert.match(await sendRaw(sandbox, `GET http://x/ HTTP/1.1\r\n${hello}\r\n`), / 404 /);
      assert.match(await sendRaw(sandbox, `GET /status/%zz HTTP/1.1\r\n${hello}\r\n`), / 400 /);
      await sendRaw(sandbox, `CONNECT x:1 HTTP/1.1\r\n${hello}\r\n`);
      const upgrade = `${hello}Upgrade: websocket\r\n`;
      assert.match(await sendRaw(sandbox, `GET /x HTTP/1.1\r\n${upgrade}\r\n`), / 404 /);
      await sendRaw(sandbox, `POST /echo HTTP/1.1\r\n${host}Content-Length: 100\r\n\r\nhalf`);
      await sendRaw(
        sandbox,
        `POST /echo HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      );
      await sendRaw(sandbox, '\x16\x03\x01\x02\x00\x01');
      const token = await newToken(sandbox);
      const impatient = AbortSignal.timeout(50);
      const headers = { Authorization: `Bearer ${token}` };
      await assert.rejects(fetch(`${sandbox.origin}/slow`, { headers, signal: impatient }));
      assert.equal((await send(sandbox, '/data', { headers })).status, 200);
    } finally {
      Object.assign(stdout, { write: writers[0] });
      Object.assign(stderr, { write: writers[1] });
    }
    assert.deepEqual(written, []);
  });

  it('speaks https with a key and a certificate', async () => {
    const tls = selfSignedCertificate();
    const sandbox = await start({ tls });
    assert.match(sandbox.origin, /^https:\/\/127\.0\.0\.1:\d+$/);
    await assert.rejects(send(sandbox, '/data'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = tokenForm(sandbox, { scope: sandbox.origin });
    const message = { method: 'POST', headers, body, ca: tls.cert };
    assert.equal((await send(sandbox, '/configapi/v2/oauth/token', message)).status, 200);
    assert.doesNotMatch(await sendRaw(sandbox, 'GET /data HTTP/1.1\r\n\r\n'), / 200 /);
  });

  it('stops at once with all its connections, and may be stopped again', async () => {
    for (const tls of [undefined, selfSignedCertificate()]) {
      const sandbox = await start(tls ? { tls } : {});
      const idle = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
      idle.on('error', () => undefined);
      await once(idle, 'connect');
      sandbox.behavior.api.next({ delayMs: 60_000 });
      const waiting = send(sandbox, '/slow', tls ? { ca: tls.cert } : {});
      waiting.catch(() => undefined);
      while (sandbox.requests.length === 0) await new Promise(setImmediate);
      const started = performance.now();
      await Promise.all([sandbox.stop(), sandbox.stop()]);
      await sandbox.stop();
      assert.ok(performance.now() - started < 500);
      await assert.rejects(waiting);
      if (!idle.closed) await once(idle, 'close');
      await assert.rejects(send(sandbox, '/data'), { code: 'ECONNREFUSED' });
    }
  });
});
