import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import { jsonOf, newToken, send } from './sandboxClient';

const paths: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/data'],
  ['POST', '/configapi/v2/user'],
  ['GET', '/configapi/v2/user/mira.solberg'],
  ['PUT', '/configapi/v2/user/mira.solberg'],
  ['DELETE', '/configapi/v2/user/mira.solberg'],
  ['GET', '/configapi/v2/user/lock/tomas.reyes'],
  ['PUT', '/configapi/v2/user/lock/tomas.reyes'],
  ['GET', '/configapi/v2/team'],
  ['GET', '/configapi/v2/phone/user'],
  ['GET', '/configapi/v2/audit'],
  ['GET', '/slow?ms=0'],
  ['GET', '/large?kb=1'],
  ['GET', '/status/204'],
  ['POST', '/echo'],
];

describe('sandbox bearer check', () => {
  let sandbox: Sandbox;
  let nowMs = 1_000_000;
  beforeEach(async () => {
    sandbox = await startSandbox({ clock: { now: () => nowMs }, tokenLifetimeSeconds: 60 });
  });
  afterEach(() => sandbox.stop());

  const withToken = (value: string | string[]) =>
    send(sandbox, '/data', { headers: { Authorization: value } });

  for (const [method, path] of paths) {
    it(`guards ${method} ${path}`, async () => {
      const without = await send(sandbox, path, { method });
      assert.equal(without.status, 401);
      assert.equal(without.headers['www-authenticate'], 'Bearer realm="Sandbox tenant"');
      const wrong = await send(sandbox, path, { method, headers: { Authorization: 'Bearer 00' } });
      assert.equal(wrong.status, 401);
      assert.match(wrong.headers['www-authenticate'] ?? '', /error="invalid_token"/);
    });
  }

  it('gives no error code when there is no token', async () => {
    for (const value of ['Basic QTpC', 'Digest x', 'BearerX']) {
      const reply = await withToken(value);
      assert.equal(reply.status, 401);
      assert.equal(reply.headers['www-authenticate'], 'Bearer realm="Sandbox tenant"');
      assert.ok(!reply.text.includes('error'));
    }
  });

  it('says that a token is wrong', async () => {
    for (const value of ['Bearer nonsense', 'Bearer', `Bearer ${'0'.repeat(64)}`]) {
      const reply = await withToken(value);
      assert.equal(reply.status, 401);
      assert.equal(
        reply.headers['www-authenticate'],
        'Bearer realm="Sandbox tenant", error="invalid_token", ' +
          'error_description="The access token was not issued here, or it was revoked."',
      );
      assert.equal(jsonOf(reply)['error'], 'invalid_token');
    }
  });

  it('takes a token to the end of its life and not beyond', async () => {
    const value = `Bearer ${await newToken(sandbox)}`;
    nowMs += 59_999;
    assert.equal((await withToken(value)).status, 200);
    nowMs += 1;
    const reply = await withToken(value);
    assert.equal(reply.status, 401);
    const challenge = reply.headers['www-authenticate'] ?? '';
    assert.match(challenge, /error="invalid_token", error_description="[^"]*expired[^"]*"/);
  });

  it('takes no token in lower case, in part, in the query or of another sandbox', async () => {
    const token = await newToken(sandbox);
    assert.equal((await withToken(`Bearer ${token.toLowerCase()}`)).status, 401);
    assert.equal((await withToken(`Bearer ${token.slice(1)}`)).status, 401);
    assert.equal((await send(sandbox, `/data?access_token=${token}`)).status, 401);
    const other = await startSandbox();
    try {
      assert.equal((await withToken(`Bearer ${await newToken(other)}`)).status, 401);
    } finally {
      await other.stop();
    }
  });

  it('takes the scheme without regard to case', async () => {
    assert.equal((await withToken(`bEARER ${await newToken(sandbox)}`)).status, 200);
  });

  it('refuses two Authorization headers', async () => {
    const value = `Bearer ${await newToken(sandbox)}`;
    const reply = await withToken([value, value]);
    assert.equal(reply.status, 400);
    assert.match(reply.headers['www-authenticate'] ?? '', /^Bearer .*error="invalid_request"/);
  });

  it('forgets revoked tokens and takes new ones', async () => {
    const value = `Bearer ${await newToken(sandbox)}`;
    assert.equal((await withToken(value)).status, 200);
    sandbox.revokeTokens();
    const reply = await withToken(value);
    assert.equal(reply.status, 401);
    assert.match(reply.headers['www-authenticate'] ?? '', /error="invalid_token"/);
    assert.equal((await withToken(`Bearer ${await newToken(sandbox)}`)).status, 200);
  });
});
