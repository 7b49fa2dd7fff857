import assert from 'node:assert/strict';
import { isTenantApiError, TenantApiError } from '../../../../src/core/errors';
import { AuthorizedClient, type TenantRequest } from '../../../../src/core/http/authorizedClient';
import { headerValue, type HttpRequest } from '../../../../src/core/http/httpClient';
import { TokenProvider } from '../../../../src/core/oauth/tokenProvider';
import { Redactor } from '../../../../src/core/redact';
import {
  FakeClock,
  FakeCredentials,
  ScriptedHttp,
  tenantOf,
  type Reaction,
} from '../../../fixtures/fakes';

const tenant = tenantOf({ allowedOrigins: ['https://files.example'] });
const get: TenantRequest = { method: 'GET', target: '/data', headers: [] };
const post: TenantRequest = {
  method: 'POST',
  target: '/data',
  headers: [],
  body: Buffer.from('{}'),
};

/** A server with a token endpoint that numbers its tokens, and an API as the test says. */
function setUp(
  api: (request: HttpRequest, count: number) => Reaction,
  token?: (count: number) => Reaction,
) {
  const clock = new FakeClock();
  let tokens = 0;
  const calls: HttpRequest[] = [];
  const http = new ScriptedHttp((request) => {
    if (request.url.endsWith('/oauth/token')) {
      tokens++;
      return (
        token?.(tokens) ?? { body: `{"access_token":"T${String(tokens)}","expires_in":"3600"}` }
      );
    }
    calls.push(request);
    return api(request, calls.length);
  });
  const ports = {
    http,
    credentials: new FakeCredentials({ clientSecret: 'top-secret', revision: '1' }),
    clock,
    redactor: new Redactor(),
    wait: (ms: number) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
    readCa: () => Promise.resolve(undefined),
    isPlainHttpConfirmed: () => false,
  };
  const provider = new TokenProvider(ports);
  const client = new AuthorizedClient({ ...ports, tokens: provider, now: () => clock.now() });
  return { client, calls, provider, clock, http, tokenRequests: () => tokens };
}

const authorization = (request: HttpRequest | undefined) =>
  headerValue(request?.headers ?? [], 'authorization');

async function failure(promise: Promise<unknown>): Promise<TenantApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(isTenantApiError(error), String(error));
  return error;
}

describe('AuthorizedClient', () => {
  it('attaches the token and shows it masked', async () => {
    const { client, calls } = setUp(() => ({ body: 'OK' }));
    const exchange = await client.send(tenant, get);
    assert.equal(calls[0]?.url, 'https://acme.example/data');
    assert.equal(authorization(calls[0]), 'Bearer T1');
    assert.equal(exchange.token, 'attached');
    assert.ok(!JSON.stringify(exchange).includes('T1'));
  });

  it('attaches it on a further origin of the tenant', async () => {
    const { client, calls } = setUp(() => ({}));
    await client.send(tenant, { ...get, target: 'https://files.example/x' });
    assert.equal(authorization(calls[0]), 'Bearer T1');
  });

  it('C-01: sends nothing to another origin on its own', async () => {
    const { client, http } = setUp(() => ({}));
    const error = await failure(client.send(tenant, { ...get, target: 'https://evil.test/x' }));
    assert.equal(error.code, 'origin-not-allowed');
    assert.equal(http.sent.length, 0);
  });

  it('C-01: sends to another origin without token when the user agreed', async () => {
    const { client, calls, tokenRequests } = setUp(() => ({ status: 401 }));
    const exchange = await client.send(tenant, {
      ...get,
      target: 'https://evil.test/x',
      allowOtherOrigin: true,
    });
    assert.equal(authorization(calls[0]), undefined);
    assert.equal(tokenRequests(), 0);
    assert.equal(calls.length, 1);
    assert.deepEqual(exchange.notes, ['other-origin']);
  });

  it('sends an Authorization that the user wrote as it is, and never renews for it', async () => {
    const { client, calls, tokenRequests } = setUp(() => ({ status: 401 }));
    const exchange = await client.send(tenant, {
      ...get,
      headers: [['authorization', 'Basic abc']],
    });
    assert.equal(authorization(calls[0]), 'Basic abc');
    assert.equal(exchange.token, 'own-authorization');
    assert.equal(tokenRequests(), 0);
    assert.equal(calls.length, 1);
  });

  it('C-10: sends nothing that is malformed', async () => {
    const { client, http } = setUp(() => ({}));
    assert.equal(
      (await failure(client.send(tenant, { ...get, headers: [['X', 'a\r\nb']] }))).code,
      'header-invalid',
    );
    assert.equal(
      (await failure(client.send(tenant, { ...get, method: 'G T' }))).code,
      'method-invalid',
    );
    assert.equal(http.sent.length, 0);
  });

  it('sends nothing when there is no token', async () => {
    const { client, calls } = setUp(
      () => ({}),
      () => ({ status: 400, body: '{"error":"invalid_client"}' }),
    );
    assert.equal((await failure(client.send(tenant, get))).code, 'token-refused');
    assert.equal(calls.length, 0);
  });

  it('one token request for a thousand requests at once', async () => {
    const { client, calls, tokenRequests } = setUp(() => ({}));
    await Promise.all(Array.from({ length: 1000 }, () => client.send(tenant, get)));
    assert.equal(tokenRequests(), 1);
    assert.equal(new Set(calls.map(authorization)).size, 1);
  });
});

describe('T-09: a 401 renews the token once', () => {
  const needsT2 = (request: HttpRequest) =>
    authorization(request) === 'Bearer T2' ? { body: 'OK' } : { status: 401 };

  for (const [name, challenge] of [
    ['without a challenge', undefined],
    ['with invalid_token', 'Bearer realm="x", error="invalid_token"'],
    ['with Bearer alone', 'Bearer realm="x"'],
  ] as const) {
    it(name, async () => {
      const { client, calls, tokenRequests } = setUp((request) => ({
        ...needsT2(request),
        headers: challenge ? [['WWW-Authenticate', challenge]] : [],
      }));
      const exchange = await client.send(tenant, post);
      assert.equal(exchange.response.status, 200);
      assert.equal(exchange.token, 'renewed');
      assert.deepEqual(exchange.notes, ['token-renewed']);
      assert.deepEqual(
        exchange.earlierAttempts.map(({ outcome }) => outcome),
        [401],
      );
      assert.equal(tokenRequests(), 2);
      assert.equal(Buffer.from(calls[1]?.body ?? []).toString(), '{}');
    });
  }

  it('and shows the second 401', async () => {
    const { client, calls, tokenRequests } = setUp(() => ({ status: 401 }));
    const exchange = await client.send(tenant, get);
    assert.equal(exchange.response.status, 401);
    assert.equal(calls.length, 2);
    assert.equal(tokenRequests(), 2);
  });

  it('but does not repeat with the very same token', async () => {
    const same = () => ({ body: '{"access_token":"SAME","expires_in":"3480"}' });
    const { client, calls } = setUp(() => ({ status: 401 }), same);
    const exchange = await client.send(tenant, get);
    assert.equal(calls.length, 1);
    assert.deepEqual(exchange.notes, ['same-token-again']);
  });

  for (const [name, status, challenge] of [
    ['401 Basic', 401, 'Basic realm="x"'],
    ['401 invalid_request', 401, 'Bearer error="invalid_request"'],
    ['401 insufficient_scope', 401, 'Bearer error="insufficient_scope"'],
    ['403', 403, 'Bearer error="insufficient_scope", scope="a b"'],
  ] as const) {
    it(`but not after ${name}`, async () => {
      const { client, calls, tokenRequests } = setUp(() => ({
        status,
        headers: [['WWW-Authenticate', challenge]],
      }));
      assert.equal((await client.send(tenant, get)).response.status, status);
      assert.equal(calls.length, 1);
      assert.equal(tokenRequests(), 1);
    });
  }

  it('with one renewal for a hundred at once', async () => {
    const { client, tokenRequests } = setUp(needsT2);
    await client.send(tenant, { ...get, target: '/warm', authorize: false });
    const exchanges = await Promise.all(
      Array.from({ length: 100 }, () => client.send(tenant, get)),
    );
    assert.ok(exchanges.every(({ response }) => response.status === 200));
    assert.equal(tokenRequests(), 2);
  });

  it('and not again within ten seconds', async () => {
    const { client, tokenRequests, clock } = setUp(() => ({ status: 401 }));
    await client.send(tenant, get);
    const second = await client.send(tenant, get);
    assert.deepEqual(second.notes, ['renewed-moments-ago']);
    assert.equal(tokenRequests(), 2);
    clock.advance(11_000);
    await client.send(tenant, get);
    assert.equal(tokenRequests(), 3);
  });
});

describe('T-10: what is repeated', () => {
  const lost = (sent: 'no' | 'maybe') =>
    new TenantApiError('connection-lost', { host: 'acme.example', code: 'ECONNRESET' }, sent);

  for (const status of [429, 502, 503, 504]) {
    it(`a GET after ${String(status)}, and says so`, async () => {
      const { client, calls } = setUp((_, count) => ({ status: count === 1 ? status : 200 }));
      const exchange = await client.send(tenant, get);
      assert.equal(exchange.response.status, 200);
      assert.deepEqual(exchange.notes, ['repeated']);
      assert.equal(calls.length, 2);
    });
    it(`never a POST after ${String(status)}`, async () => {
      const { client, calls } = setUp(() => ({ status }));
      assert.equal((await client.send(tenant, post)).response.status, status);
      assert.equal(calls.length, 1);
    });
  }

  it('a GET twice at most', async () => {
    const { client, calls } = setUp(() => ({ status: 503 }));
    assert.equal((await client.send(tenant, get)).response.status, 503);
    assert.equal(calls.length, 3);
  });

  it('not when the server asks for more patience than goes unnoticed', async () => {
    const { client, calls } = setUp(() => ({ status: 429, headers: [['Retry-After', '30']] }));
    await client.send(tenant, get);
    assert.equal(calls.length, 1);
  });

  it('a GET whose connection was lost', async () => {
    const { client, calls } = setUp((_, count) => (count === 1 ? lost('maybe') : {}));
    await client.send(tenant, get);
    assert.equal(calls.length, 2);
  });

  it('a POST that was never sent, once', async () => {
    const { client, calls } = setUp(() => lost('no'));
    assert.equal((await failure(client.send(tenant, post))).code, 'connection-lost');
    assert.equal(calls.length, 2);
  });

  it('never a POST that may have been received', async () => {
    const { client, calls } = setUp(() => lost('maybe'));
    await failure(client.send(tenant, post));
    assert.equal(calls.length, 1);
  });
});

describe('C-06: redirects', () => {
  const codes = [301, 302, 303, 307, 308];
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
  const targets = {
    path: '/next',
    'same origin': 'https://acme.example/next',
    'other host': 'https://evil.test/next',
    'other port': 'https://acme.example:8443/next',
    'sub-domain': 'https://sub.acme.example/next',
    'plain http': 'http://acme.example/next',
    'no scheme': '//evil.test/next',
    'user information': 'https://u:p@acme.example/next',
    'no URL': 'http://[bad',
  };
  for (const status of codes) {
    for (const method of methods) {
      for (const [name, location] of Object.entries(targets)) {
        const followed = ['path', 'same origin'].includes(name) && ['GET', 'HEAD'].includes(method);
        it(`${method} ${String(status)} to ${name} is ${followed ? 'followed' : 'shown'}`, async () => {
          const { client, calls } = setUp((request) =>
            request.url.endsWith('/next')
              ? { body: 'OK' }
              : { status, headers: [['Location', location]] },
          );
          const exchange = await client.send(tenant, { ...get, method });
          assert.equal(exchange.response.status, followed ? 200 : status);
          assert.deepEqual(exchange.notes, [
            followed ? 'redirect-followed' : 'redirect-not-followed',
          ]);
          assert.equal(calls.length, followed ? 2 : 1);
          assert.ok(calls.every(({ url }) => url.startsWith('https://acme.example/')));
        });
      }
    }
  }

  it('are followed five times at most', async () => {
    const { client, calls } = setUp(() => ({ status: 302, headers: [['Location', '/again']] }));
    await client.send(tenant, get);
    assert.equal(calls.length, 6);
  });

  it('are left alone where the request says so', async () => {
    const { client, calls } = setUp(() => ({ status: 302, headers: [['Location', '/again']] }));
    await client.send(tenant, { ...get, followRedirects: false });
    assert.equal(calls.length, 1);
  });

  it('from an origin of the tenant to its other one are not followed', async () => {
    const { client, calls } = setUp(() => ({
      status: 302,
      headers: [['Location', 'https://files.example/x']],
    }));
    await client.send(tenant, get);
    assert.equal(calls.length, 1);
  });

  it('survive a Location of 64 KB', async () => {
    const { client } = setUp(() => ({
      status: 302,
      headers: [['Location', `/${'x'.repeat(65_536)}`]],
    }));
    assert.deepEqual((await client.send(tenant, get)).notes, ['redirect-not-followed']);
  });
});
