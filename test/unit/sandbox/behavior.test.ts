import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import { askToken, call, callJson, jsonOf, newToken, send } from './sandboxClient';
import { selfSignedCertificate } from './selfSignedCertificate';

describe('sandbox behavior', () => {
  let sandbox: Sandbox;
  beforeEach(async () => void (sandbox = await startSandbox()));
  afterEach(() => sandbox.stop());

  it('answers the next token requests as told, then regularly', async () => {
    const headers = { 'Retry-After': '7', 'X-Twice': ['a', 'b'] };
    sandbox.behavior.token.next(
      { status: 429, reason: 'Slow Down', headers, body: 'wait' },
      undefined,
      { status: 503 },
    );
    const first = await askToken(sandbox);
    assert.equal(first.status, 429);
    assert.equal(first.reason, 'Slow Down');
    assert.equal(first.headers['retry-after'], '7');
    assert.equal(first.headers['x-twice'], 'a, b');
    assert.equal(first.text, 'wait');
    assert.equal((await askToken(sandbox)).status, 200);
    const third = await askToken(sandbox);
    assert.equal(third.status, 503);
    assert.equal(third.text, '');
    assert.equal((await askToken(sandbox)).status, 200);
  });

  it('answers all token requests as told until it is cleared, after those in the queue', async () => {
    sandbox.behavior.token.always({ status: 500 });
    sandbox.behavior.token.next({ status: 502 });
    assert.equal((await askToken(sandbox)).status, 502);
    assert.equal((await askToken(sandbox)).status, 500);
    assert.equal((await askToken(sandbox)).status, 500);
    sandbox.behavior.token.next({ status: 502 });
    sandbox.behavior.token.clear();
    assert.equal((await askToken(sandbox)).status, 200);
  });

  it('keeps token and API requests apart', async () => {
    sandbox.behavior.api.always({ status: 403, body: 'no' });
    const token = await newToken(sandbox);
    const headers = { Authorization: `Bearer ${token}` };
    for (const path of ['/data', '/nothing']) {
      const reply = await send(sandbox, path, { headers });
      assert.equal(reply.status, 403);
      assert.equal(reply.text, 'no');
    }
    sandbox.behavior.api.clear();
    sandbox.behavior.token.always({ status: 403 });
    assert.equal((await send(sandbox, '/data', { headers })).status, 200);
  });

  it('asks an interceptor', async () => {
    sandbox.behavior.api.always(({ path, method, body }) =>
      path === '/data'
        ? { status: 409, body: `${method} ${Buffer.from(body).toString()}` }
        : undefined,
    );
    const reply = await call(sandbox, '/data', { method: 'POST', body: 'text' });
    assert.equal(reply.status, 409);
    assert.equal(reply.text, 'POST text');
    assert.equal((await call(sandbox, '/echo')).status, 200);
    sandbox.behavior.api.next(() => Promise.resolve({ status: 410 }));
    assert.equal((await call(sandbox, '/echo')).status, 410);
  });

  it('does no regular work under a status, and does it without one', async () => {
    const path = '/configapi/v2/user';
    sandbox.behavior.api.next({ status: 200, body: 'OK' });
    await callJson(sandbox, 'POST', path, { loginId: 'nils' });
    assert.equal((await call(sandbox, `${path}/nils`)).status, 404);
    sandbox.behavior.api.next({ body: 'lost' });
    assert.equal((await callJson(sandbox, 'POST', path, { loginId: 'nils' })).text, 'lost');
    assert.equal((await call(sandbox, `${path}/nils`)).status, 200);
  });

  it('gives expires_in any JSON type, or none', async () => {
    for (const value of [3480, '3599.9', 0, -1, null, true, [], {}, [3600], 'abc', 1e308]) {
      sandbox.behavior.token.next({ fields: { expires_in: value } });
      const answer = jsonOf(await askToken(sandbox));
      assert.deepEqual(answer['expires_in'], value);
      assert.equal(answer['token_type'], 'Bearer');
      const headers = { Authorization: `Bearer ${String(answer['access_token'])}` };
      assert.equal((await send(sandbox, '/data', { headers })).status, 200);
    }
    sandbox.behavior.token.next({ fields: { expires_in: undefined } });
    assert.ok(!('expires_in' in jsonOf(await askToken(sandbox))));
  });

  it('spoils the JSON of the token', async () => {
    sandbox.behavior.token.next(
      { body: (regular) => regular.replace(/\}$/, ',}') },
      { body: (regular) => `\uFEFF${regular}` },
      { fields: { expires_in: 5 }, body: (regular) => `${regular}\n` },
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<title>Sign in</title>' },
      { status: 307, headers: { Location: 'https://other.example/' } },
      { headers: { 'content-type': 'text/plain' }, body: Buffer.from([0xff, 0xfe]) },
    );
    assert.match((await askToken(sandbox)).text, /^\{"access_token":"[0-9A-F]{64}".*",\}$/);
    assert.match((await askToken(sandbox)).text, /^\uFEFF\{"access_token"/);
    assert.match((await askToken(sandbox)).text, /"expires_in":5.*\}\n$/);
    const html = await askToken(sandbox);
    assert.equal(html.headers['content-type'], 'text/html');
    assert.equal(html.text, '<title>Sign in</title>');
    const moved = await askToken(sandbox);
    assert.equal(moved.status, 307);
    assert.equal(moved.headers.location, 'https://other.example/');
    const bytes = await askToken(sandbox);
    assert.equal(bytes.headers['cache-control'], 'no-store');
    assert.equal(bytes.headers['content-type'], 'text/plain');
    assert.equal(bytes.headers['content-length'], '2');
  });

  it('delays an answer', async () => {
    sandbox.behavior.token.next({ delayMs: 100 });
    sandbox.behavior.api.next({ delayMs: 100, status: 504 });
    const started = performance.now();
    assert.equal((await call(sandbox, '/data')).status, 504);
    assert.ok(performance.now() - started >= 190);
  });

  it('hangs until it is stopped', async () => {
    sandbox.behavior.api.next({ fault: 'hang' });
    const reply = call(sandbox, '/data').then(
      () => 'answered',
      () => 'closed',
    );
    const early = new Promise((resolve) => setTimeout(resolve, 150, 'waiting'));
    assert.equal(await Promise.race([reply, early]), 'waiting');
    await sandbox.stop();
    assert.equal(await reply, 'closed');
  });

  it('stalls in the middle of the body', async () => {
    sandbox.behavior.api.next({ fault: 'stall' });
    const response = await fetch(`${sandbox.origin}/data`, {
      headers: { Authorization: `Bearer ${await newToken(sandbox)}` },
    });
    assert.equal(response.status, 200);
    const reader = response.body?.getReader();
    assert.ok(((await reader?.read())?.value?.length ?? 0) > 0);
    const early = new Promise((resolve) => setTimeout(resolve, 150, 'waiting'));
    assert.equal(await Promise.race([reader?.read().catch(() => 'closed'), early]), 'waiting');
  });

  for (const tls of [undefined, selfSignedCertificate()]) {
    const scheme = tls ? 'https' : 'http';
    it(`resets and cuts connections over ${scheme}`, async () => {
      const other = await startSandbox(tls ? { tls } : {});
      const trust = tls ? { ca: tls.cert } : {};
      try {
        other.behavior.api.next({ fault: 'reset' }, { status: 200, body: 'half', fault: 'cut' });
        await assert.rejects(send(other, '/data', trust), { code: 'ECONNRESET', syscall: 'read' });
        await assert.rejects(send(other, '/data', trust), { message: 'aborted' });
        assert.equal((await send(other, '/data', trust)).status, 401);
        assert.deepEqual(
          other.requests.map(({ status }) => status),
          [undefined, 200, 401],
        );
      } finally {
        await other.stop();
      }
    });
  }

  it('says so when an override cannot be sent', async () => {
    sandbox.behavior.api.next(
      () => {
        throw new Error('wrong turn');
      },
      { headers: { 'X-Ok': '1', 'bad name': 'x' } },
      { status: 42 },
      { fields: { a: 1 } },
    );
    for (const about of [/wrong turn/, /bad name/, /42/, /JSON/]) {
      const reply = await call(sandbox, '/configapi/v2/audit');
      assert.equal(reply.status, 500);
      assert.match(reply.text, about);
      assert.equal(reply.headers['x-ok'], undefined);
    }
  });
});
