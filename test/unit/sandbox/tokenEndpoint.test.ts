import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import {
  askToken,
  jsonOf,
  newToken,
  send,
  tokenForm,
  tokenPath,
  type Reply,
} from './sandboxClient';

describe('sandbox token endpoint', () => {
  let sandbox: Sandbox;
  beforeEach(async () => void (sandbox = await startSandbox()));
  afterEach(() => sandbox.stop());

  function assertRefused(reply: Reply, status: number, error: string, about: RegExp): void {
    const body = jsonOf(reply);
    assert.deepEqual(Object.keys(body), ['error', 'error_description']);
    assert.equal(body['error'], error);
    assert.equal(reply.status, status);
    assert.match(String(body['error_description']), about);
    // RFC 6749 section 5.2: the characters that error_description may have.
    assert.match(String(body['error_description']), /^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
    assert.equal(reply.headers['cache-control'], 'no-store');
    assert.equal(reply.headers.pragma, 'no-cache');
    assert.match(reply.headers['content-type'] ?? '', /^application\/json/);
    assert.ok(!reply.text.includes(sandbox.clientSecret));
  }

  const basic = (id: string, secret: string) => ({
    Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  });
  const noClient = { client_id: undefined, client_secret: undefined };

  it('issues an opaque token with its life as a string and the scope', async () => {
    const reply = await askToken(sandbox);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers['cache-control'], 'no-store');
    assert.equal(reply.headers.pragma, 'no-cache');
    assert.match(reply.headers['content-type'] ?? '', /^application\/json/);
    const { access_token: token, ...rest } = jsonOf(reply);
    assert.match(String(token), /^[0-9A-F]{64}$/);
    const { host } = new URL(sandbox.origin);
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: '3600', scope: host });
  });

  it('issues another token each time, and both work', async () => {
    const tokens = [await newToken(sandbox), await newToken(sandbox)];
    assert.notEqual(tokens[0], tokens[1]);
    for (const token of tokens) {
      const headers = { Authorization: `Bearer ${token}` };
      assert.equal((await send(sandbox, '/data', { headers })).status, 200);
    }
  });

  it('states the life it was started with', async () => {
    const short = await startSandbox({ tokenLifetimeSeconds: 90 });
    try {
      assert.equal(jsonOf(await askToken(short))['expires_in'], '90');
    } finally {
      await short.stop();
    }
  });

  for (const [name, error, status] of [
    ['grant_type', 'invalid_request', 400],
    ['client_id', 'invalid_request', 400],
    ['client_secret', 'invalid_request', 400],
    ['scope', 'invalid_request', 400],
  ] as const) {
    it(`requires ${name}`, async () => {
      for (const value of [undefined, '']) {
        const reply = await askToken(sandbox, tokenForm(sandbox, { [name]: value }));
        assertRefused(reply, status, error, new RegExp(name));
      }
    });

    it(`refuses ${name} twice`, async () => {
      const value = new URLSearchParams(tokenForm(sandbox)).get(name) ?? '';
      const again = `${tokenForm(sandbox)}&${name}=${encodeURIComponent(value)}`;
      assertRefused(await askToken(sandbox, again), 400, 'invalid_request', /once/);
    });
  }

  it('takes the older parameter tenant in the place of scope', async () => {
    const form = tokenForm(sandbox, { scope: undefined, tenant: '127.0.0.1' });
    const reply = await askToken(sandbox, form);
    assert.equal(reply.status, 200);
    assert.equal(jsonOf(reply)['scope'], '127.0.0.1');
    const other = tokenForm(sandbox, { scope: undefined, tenant: 'other.example' });
    assertRefused(await askToken(sandbox, other), 400, 'invalid_scope', /host/);
  });

  it('ignores parameters it does not know', async () => {
    assert.equal((await askToken(sandbox, tokenForm(sandbox, { audience: 'x' }))).status, 200);
  });

  it('takes the host in each of its forms as scope, and repeats it', async () => {
    const { host, port } = new URL(sandbox.origin);
    const forms = [
      '127.0.0.1',
      host,
      sandbox.origin,
      `${sandbox.origin}/`,
      'localhost',
      'LOCALHOST',
      `localhost:${port}`,
    ];
    for (const scope of forms) {
      const reply = await askToken(sandbox, tokenForm(sandbox, { scope }));
      assert.equal(reply.status, 200, scope);
      assert.equal(jsonOf(reply)['scope'], scope);
    }
  });

  it('refuses another scope', async () => {
    const { port } = new URL(sandbox.origin);
    const others = [
      'other.example',
      '127.0.0.1:1',
      `https://127.0.0.1:${port}`,
      `${sandbox.origin}/path`,
      `127.0.0.1:${port} other`,
    ];
    for (const scope of others) {
      const reply = await askToken(sandbox, tokenForm(sandbox, { scope }));
      assertRefused(reply, 400, 'invalid_scope', /host/);
    }
  });

  it('refuses another grant type', async () => {
    const form = tokenForm(sandbox, { grant_type: 'password' });
    assertRefused(await askToken(sandbox, form), 400, 'unsupported_grant_type', /client_creden/);
  });

  it('refuses a wrong login or secret with 401, without a challenge', async () => {
    const almost = `${sandbox.clientSecret.slice(0, -1)}!`;
    for (const wrong of [{ client_id: 'someone' }, { client_secret: almost }]) {
      const reply = await askToken(sandbox, tokenForm(sandbox, wrong));
      assertRefused(reply, 401, 'invalid_client', /login ID or its API secret/);
      assert.equal(reply.headers['www-authenticate'], undefined);
    }
  });

  it('refuses a request without any client authentication', async () => {
    const reply = await askToken(sandbox, tokenForm(sandbox, noClient));
    assertRefused(reply, 401, 'invalid_client', /client_id and client_secret/);
  });

  it('takes HTTP Basic, form-encoded within', async () => {
    const clientId = 'log:in@tenant';
    const clientSecret = ' %&+£€:';
    const other = await startSandbox({ clientId, clientSecret });
    try {
      const form = tokenForm(other, noClient);
      const encode = (value: string) => new URLSearchParams({ '': value }).toString().slice(1);
      const encoded = basic(encode(clientId), encode(clientSecret));
      assert.equal(encode(clientSecret), '+%25%26%2B%C2%A3%E2%82%AC%3A');
      assert.equal((await askToken(other, form, encoded)).status, 200);
      assert.equal((await askToken(other, form, basic(clientId, clientSecret))).status, 401);
      assert.equal((await askToken(other)).status, 200);
    } finally {
      await other.stop();
    }
  });

  it('answers a failed Basic with its challenge', async () => {
    const form = tokenForm(sandbox, noClient);
    const malformed = [
      { Authorization: 'Basic !' },
      { Authorization: `Basic ${btoa('no colon')}` },
      { Authorization: `Basic ${btoa('%zz:x')}` },
      { Authorization: 'Bearer ABC' },
    ];
    for (const headers of [basic(sandbox.clientId, 'wrong'), ...malformed]) {
      const reply = await askToken(sandbox, form, headers);
      assertRefused(reply, 401, 'invalid_client', /./);
      assert.match(reply.headers['www-authenticate'] ?? '', /^Basic realm="/);
    }
  });

  it('refuses both ways of authentication at once', async () => {
    const header = basic(sandbox.clientId, sandbox.clientSecret);
    const reply = await askToken(sandbox, tokenForm(sandbox), header);
    assertRefused(reply, 400, 'invalid_request', /not in both/);
    const differing = tokenForm(sandbox, { client_id: 'someone', client_secret: undefined });
    assertRefused(await askToken(sandbox, differing, header), 400, 'invalid_request', /differs/);
    const same = tokenForm(sandbox, { client_secret: undefined });
    assert.equal((await askToken(sandbox, same, header)).status, 200);
    const { Authorization } = header;
    const twice = { Authorization: [Authorization, Authorization] };
    const two = await askToken(sandbox, tokenForm(sandbox, noClient), twice);
    assertRefused(two, 400, 'invalid_request', /one Authorization/);
  });

  it('refuses credentials in the URL', async () => {
    const reply = await send(sandbox, `${tokenPath}?${tokenForm(sandbox)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: tokenForm(sandbox),
    });
    assertRefused(reply, 400, 'invalid_request', /URL/);
  });

  it('requires the form media type, with or without a charset', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded2']) {
      const reply = await askToken(sandbox, tokenForm(sandbox), { 'Content-Type': type });
      assertRefused(reply, 400, 'invalid_request', /Content-Type/);
    }
    const none = await send(sandbox, tokenPath, { method: 'POST', body: tokenForm(sandbox) });
    assertRefused(none, 400, 'invalid_request', /Content-Type/);
    const type = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8';
    const reply = await askToken(sandbox, tokenForm(sandbox), { 'Content-Type': type });
    assert.equal(reply.status, 200);
  });

  it('refuses a form that cannot be decoded', async () => {
    for (const bad of ['%', '%zz', '%FF']) {
      const reply = await askToken(sandbox, `${tokenForm(sandbox)}&extra=${bad}`);
      assertRefused(reply, 400, 'invalid_request', /decoded/);
    }
  });

  it('answers other methods with 405 and Allow', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const reply = await send(sandbox, tokenPath, { method });
      assert.equal(reply.status, 405, method);
      assert.equal(reply.headers.allow, 'POST');
    }
  });

  it('is at exactly one path', async () => {
    for (const path of [`${tokenPath}/`, '/configapi/v2/oauth', `/x${tokenPath}`, '/oauth/token']) {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const message = { method: 'POST', headers, body: tokenForm(sandbox) };
      assert.equal((await send(sandbox, path, message)).status, 404, path);
    }
  });
});
