import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import { call, jsonOf, newToken, send } from './sandboxClient';

interface Page {
  readonly total: number;
  readonly fromIndex: number;
  readonly items: readonly Record<string, unknown>[];
}

describe('sandbox paths to try', () => {
  let sandbox: Sandbox;
  before(async () => void (sandbox = await startSandbox()));
  after(() => sandbox.stop());

  const page = async (query: string) => jsonOf<Page>(await call(sandbox, `/data${query}`));

  it('gives data in pages', async () => {
    const first = await page('');
    assert.equal(first.total, 240);
    assert.equal(first.fromIndex, 0);
    assert.equal(first.items.length, 20);
    const all = await page('?maxSize=240');
    assert.equal(all.items.length, 240);
    assert.equal(new Set(all.items.map(({ id }) => id)).size, 240);
    assert.deepEqual((await page('?fromIndex=40&maxSize=5')).items, all.items.slice(40, 45));
    assert.deepEqual((await page('?limit=3')).items, all.items.slice(0, 3));
    assert.deepEqual((await page('?fromIndex=238')).items, all.items.slice(238));
    assert.deepEqual((await page('?fromIndex=240')).items, []);
    assert.deepEqual((await page('?limit=0')).items, []);
  });

  it('gives the same data every time', async () => {
    assert.deepEqual(await page('?limit=7'), await page('?limit=7'));
  });

  it('refuses numbers that are none', async () => {
    for (const path of [
      '/data?limit=-1',
      '/data?limit=x',
      '/data?limit=',
      '/data?maxSize=241',
      '/data?fromIndex=1.5',
      '/slow?ms=1e3',
      '/slow?ms=600001',
      '/large?kb=65537',
    ]) {
      const reply = await call(sandbox, path);
      assert.equal(reply.status, 400, path);
      assert.equal(jsonOf(reply)['errorCode'], 'bad_request');
    }
  });

  it('waits before a slow answer', async () => {
    const started = performance.now();
    const reply = await call(sandbox, '/slow?ms=120');
    assert.ok(performance.now() - started >= 115);
    assert.deepEqual(jsonOf(reply), { waitedMs: 120 });
  });

  it('gives a large answer of exactly the size', async () => {
    for (const kilobytes of [1, 300]) {
      const reply = await call(sandbox, `/large?kb=${kilobytes}`);
      assert.equal(reply.status, 200);
      assert.equal(reply.text.length, kilobytes * 1024);
      assert.equal(jsonOf<unknown[]>(reply).length, kilobytes * 8);
    }
  });

  it('answers with any status', async () => {
    for (const status of [200, 201, 202, 204, 205, 304, 400, 401, 403, 404, 418, 500, 502, 599]) {
      const reply = await call(sandbox, `/status/${status}`);
      assert.equal(reply.status, status);
      if ([204, 205, 304].includes(status)) assert.equal(reply.text, '');
      else assert.deepEqual(jsonOf(reply), { status });
    }
    assert.equal((await call(sandbox, '/status/503', { method: 'POST' })).status, 503);
    assert.equal((await call(sandbox, '/status/429')).headers['retry-after'], '1');
    assert.equal((await call(sandbox, '/status/302')).headers.location, '/echo');
    for (const code of ['100', '199', '600', 'abc', '0200', '2e2']) {
      assert.equal((await call(sandbox, `/status/${code}`)).status, 400, code);
    }
  });

  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    it(`echoes ${method} with the token hidden`, async () => {
      const token = await newToken(sandbox);
      const reply = await send(sandbox, '/echo?a=1&b=%20&a=', {
        method,
        headers: { Authorization: `Bearer ${token}`, 'X-Note': ['one', ''], Accept: '*/*' },
        body: 'grüße',
      });
      assert.equal(reply.status, 200);
      assert.ok(!reply.text.includes(token));
      const { headers, ...echo } = jsonOf<{ headers: Record<string, unknown> }>(reply);
      const query = { a: ['1', ''], b: ' ' };
      assert.deepEqual(echo, { method, path: '/echo', query, body: 'grüße' });
      assert.equal(headers['authorization'], 'Bearer (hidden)');
      assert.deepEqual(headers['x-note'], ['one', '']);
      assert.equal(headers['accept'], '*/*');
    });
  }

  it('answers HEAD with 405 everywhere', async () => {
    for (const path of ['/data', '/echo', '/status/200', '/configapi/v2/team']) {
      const reply = await call(sandbox, path, { method: 'HEAD' });
      assert.equal(reply.status, 405, path);
      assert.match(reply.headers.allow ?? '', /GET/);
      assert.equal(reply.text, '');
    }
  });

  it('answers an unknown path with 404 in JSON, token or not', async () => {
    for (const path of ['/', '/nothing', '/data/', '/status', '/status/', '//data', '/Data']) {
      for (const reply of [await call(sandbox, path), await send(sandbox, path)]) {
        assert.equal(reply.status, 404, path);
        assert.match(reply.headers['content-type'] ?? '', /^application\/json/);
        const error = { errorCode: 'not_found', errorMessage: 'There is nothing at this path.' };
        assert.deepEqual(jsonOf(reply), error);
      }
    }
  });
});
