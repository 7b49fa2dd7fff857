import assert from 'node:assert/strict';
import { isTenantApiError, TenantApiError } from '../../../../src/core/errors';
import { remainingMs } from '../../../../src/core/oauth/token';
import { TokenProvider } from '../../../../src/core/oauth/tokenProvider';
import { Redactor } from '../../../../src/core/redact';
import {
  FakeClock,
  FakeCredentials,
  ScriptedHttp,
  tenantOf,
  type Answer,
  type Reaction,
} from '../../../fixtures/fakes';

const tenant = tenantOf();

function answer(count: number, change: Record<string, unknown> = {}): Answer {
  const body = {
    access_token: `T${String(count)}`,
    token_type: 'Bearer',
    expires_in: '3600',
    ...change,
  };
  return { body: JSON.stringify(body) };
}

const refused = (error = 'invalid_client'): Answer => ({
  status: 401,
  body: JSON.stringify({ error }),
});
const lost = () =>
  new TenantApiError('connection-lost', { host: 'acme.example', code: 'ECONNRESET' });

function setUp(react: (count: number) => Reaction = (count) => answer(count)) {
  const clock = new FakeClock();
  const http = new ScriptedHttp((_, count) => react(count));
  const credentials = new FakeCredentials({ clientSecret: 'top-secret', revision: '1' });
  const waits: number[] = [];
  const provider = new TokenProvider({
    http,
    credentials,
    clock,
    redactor: new Redactor(),
    wait: (ms, signal) => {
      waits.push(ms);
      clock.advance(ms);
      return signal.aborted
        ? Promise.reject(new TenantApiError('cancelled', {}))
        : Promise.resolve();
    },
    random: () => 0.5,
    readCa: () => Promise.resolve(undefined),
    isPlainHttpConfirmed: () => false,
  });
  return { clock, http, credentials, provider, waits };
}

async function failure(promise: Promise<unknown>): Promise<TenantApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(isTenantApiError(error), String(error));
  return error;
}

describe('TokenProvider', () => {
  it('fetches on demand and then uses what it has', async () => {
    const { provider, http } = setUp();
    assert.equal(provider.state(tenant).kind, 'none');
    assert.equal((await provider.get(tenant)).accessToken, 'T1');
    assert.equal((await provider.get(tenant)).accessToken, 'T1');
    assert.equal(http.sent.length, 1);
    assert.equal(provider.state(tenant).kind, 'live');
  });

  it('T-05: sends one token request for a thousand callers', async () => {
    const { provider, http } = setUp();
    const tokens = await Promise.all(Array.from({ length: 1000 }, () => provider.get(tenant)));
    assert.equal(http.sent.length, 1);
    assert.equal(new Set(tokens.map(({ accessToken }) => accessToken)).size, 1);
  });

  it('T-05: gives all callers one error and starts anew for the next', async () => {
    const { provider, http } = setUp((count) => (count === 1 ? { status: 404 } : answer(count)));
    const failures = await Promise.all(
      Array.from({ length: 50 }, () => failure(provider.get(tenant))),
    );
    assert.equal(new Set(failures).size, 1);
    assert.equal(http.sent.length, 1);
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
  });

  it('T-05: a cancelled caller leaves the others their token', async () => {
    let release: (value: Answer) => void = () => undefined;
    const { provider } = setUp(() => new Promise<Answer>((resolve) => (release = resolve)));
    const leaving = new AbortController();
    const left = failure(provider.get(tenant, { signal: leaving.signal }));
    const staying = provider.get(tenant);
    await settle();
    leaving.abort();
    assert.equal((await left).code, 'cancelled');
    release(answer(1));
    assert.equal((await staying).accessToken, 'T1');
  });

  it('ends the request when the last caller has left', async () => {
    const { provider, http } = setUp(() => new Promise<Answer>(() => undefined));
    const leaving = new AbortController();
    const left = failure(provider.get(tenant, { signal: leaving.signal }));
    await settle();
    leaving.abort();
    assert.equal((await left).code, 'cancelled');
    assert.equal(http.sent[0]?.options.signal?.aborted, true);
  });

  it('keeps apart logins, scopes and endpoints', async () => {
    const { provider, http } = setUp();
    await provider.get(tenant);
    await provider.get(tenantOf({ clientId: 'other' }));
    await provider.get(tenantOf({ scope: 'other' }));
    await provider.get(tenantOf({ host: 'other.example' }));
    assert.equal(http.sent.length, 4);
    await provider.get(tenantOf({ name: 'another name for the same' }));
    assert.equal(http.sent.length, 4);
  });

  it('never uses a token of an older secret', async () => {
    const { provider, credentials, http } = setUp();
    await provider.get(tenant);
    credentials.credential = { clientSecret: 'rotated', revision: '2' };
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
    assert.equal(http.form(1).get('client_secret'), 'rotated');
  });

  it('discards a token whose secret changed while it was fetched', async () => {
    const { provider, credentials, http } = setUp((count) => {
      if (count === 1) credentials.credential = { clientSecret: 'rotated', revision: '2' };
      return answer(count);
    });
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
    assert.deepEqual(
      [0, 1].map((index) => http.form(index).get('client_secret')),
      ['top-secret', 'rotated'],
    );
  });

  it('says that there is no secret, and sends nothing', async () => {
    const { provider, credentials, http } = setUp();
    credentials.credential = undefined;
    assert.equal((await failure(provider.get(tenant))).code, 'secret-missing');
    assert.equal(http.sent.length, 0);
    assert.equal(provider.state(tenant).kind, 'failed');
  });

  it('C-01: sends no secret over plain http without the user’s consent', async () => {
    const { provider, http } = setUp();
    const plain = tenantOf({ protocol: 'http' });
    assert.equal((await failure(provider.get(plain))).code, 'plain-http-not-confirmed');
    await provider.get(tenantOf({ protocol: 'http', host: '127.0.0.1:9' }));
    assert.equal(http.sent.length, 1);
  });

  it('ends a request whose tenant is forgotten', async () => {
    const { provider, http } = setUp(() => new Promise<Answer>(() => undefined));
    const waiting = failure(provider.get(tenant));
    await settle();
    provider.forget(tenant);
    assert.equal((await waiting).code, 'cancelled');
    assert.equal(http.sent[0]?.options.signal?.aborted, true);
    assert.equal(provider.state(tenant).kind, 'none');
  });

  it('takes over a token that was got elsewhere', async () => {
    const { provider, http, clock } = setUp();
    const token = {
      accessToken: 'X',
      lifetimeSeconds: 60,
      lifetimeSource: 'stated' as const,
      diagnostics: [],
      requestedAt: { wallMs: clock.now(), monotonicMs: clock.monotonic() },
    };
    provider.adopt(tenant, '1', token);
    assert.equal((await provider.get(tenant)).accessToken, 'X');
    assert.equal(http.sent.length, 0);
  });
});

describe('T-04: the life of a token', () => {
  it('counts from the start of the request', async () => {
    const { provider, clock } = setUp((count) => {
      clock.advance(5_000);
      return answer(count);
    });
    const token = await provider.get(tenant);
    assert.equal(remainingMs(token, clock), 3_595_000);
  });

  it('renews in the background in the last two minutes, once', async () => {
    const { provider, clock, http } = setUp();
    await provider.get(tenant);
    clock.advance(3_600_000 - 119_000);
    assert.equal((await provider.get(tenant)).accessToken, 'T1');
    assert.equal((await provider.get(tenant)).accessToken, 'T1');
    await settle();
    assert.equal(http.sent.length, 2);
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
  });

  it('waits for a new token when the old one could end on the way', async () => {
    const { provider, clock } = setUp();
    await provider.get(tenant);
    clock.advance(3_600_000 - 59_000);
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
  });

  for (const [name, pass] of [
    [
      'the machine slept: only the wall clock went on',
      (clock: FakeClock) => (clock.wall += 3_600_001),
    ],
    ['the wall clock stood still', (clock: FakeClock) => (clock.mono += 3_600_001)],
    ['the wall clock was set back two hours', (clock: FakeClock) => (clock.wall -= 7_200_000)],
  ] as const) {
    it(`never uses a token when ${name}`, async () => {
      const { provider, clock } = setUp();
      const token = await provider.get(tenant);
      pass(clock);
      assert.equal(remainingMs(token, clock), 0);
      assert.equal(provider.state(tenant).kind, 'ended');
      assert.equal((await provider.get(tenant)).accessToken, 'T2');
    });
  }

  it('uses a token without life for those who wait and keeps it for nobody else', async () => {
    const { provider, http } = setUp((count) => answer(count, { expires_in: 0 }));
    const waiting = await Promise.all([provider.get(tenant), provider.get(tenant)]);
    assert.deepEqual(
      waiting.map(({ accessToken }) => accessToken),
      ['T1', 'T1'],
    );
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
    assert.equal(http.sent.length, 2);
  });

  it('goes on with the old token when its renewal fails for now', async () => {
    const { provider, clock } = setUp((count) => (count === 1 ? answer(1) : { status: 501 }));
    await provider.get(tenant);
    clock.advance(3_600_000 - 119_000);
    await provider.get(tenant);
    await settle();
    assert.equal((await provider.get(tenant)).accessToken, 'T1');
    assert.equal(provider.state(tenant).kind, 'live');
    assert.equal(provider.lastError(tenant)?.code, 'token-endpoint-status');
  });
});

describe('T-06: a refused secret is not sent again', () => {
  for (const error of [
    'invalid_client',
    'unauthorized_client',
    'invalid_scope',
    'unsupported_grant_type',
    'invalid_request',
  ]) {
    it(`after ${error}`, async () => {
      const { provider, http } = setUp(() => refused(error));
      await failure(provider.get(tenant));
      for (let repeat = 0; repeat < 20; repeat++) {
        const again = await failure(provider.get(tenant));
        assert.ok(again.is('token-refused') && again.facts.remembered);
      }
      assert.equal(http.sent.length, 1);
    });
  }

  it('until the user asks', async () => {
    const { provider, http } = setUp((count) => (count === 1 ? refused() : answer(count)));
    await failure(provider.get(tenant));
    assert.equal((await provider.get(tenant, { userAsked: true })).accessToken, 'T2');
    assert.equal(http.sent.length, 2);
  });

  it('until the secret changes', async () => {
    const { provider, credentials } = setUp((count) => (count === 1 ? refused() : answer(count)));
    await failure(provider.get(tenant));
    credentials.credential = { clientSecret: 'right', revision: '2' };
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
  });

  it('for a minute after a 403 of something in between', async () => {
    const { provider, http, clock } = setUp((count) =>
      count === 1 ? { status: 403, body: '<html>' } : answer(count),
    );
    await failure(provider.get(tenant));
    clock.advance(59_000);
    await failure(provider.get(tenant));
    assert.equal(http.sent.length, 1);
    clock.advance(2_000);
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
  });
});

describe('T-07: when the token request is sent again', () => {
  for (const [name, first] of [
    ['a lost connection', lost()],
    ['a refused connection', new TenantApiError('connection-refused', { host: 'h' }, 'no')],
    ['a cut answer', new TenantApiError('body-cut-off', { host: 'h', receivedBytes: 1 })],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['429', { status: 429 }],
  ] as const) {
    it(`after ${name}`, async () => {
      const { provider, http } = setUp((count) => (count === 1 ? first : answer(count)));
      assert.equal((await provider.get(tenant)).accessToken, 'T2');
      assert.equal(http.sent.length, 2);
    });
  }

  it('three times at most', async () => {
    const { provider, http, waits } = setUp(() => ({ status: 429 }));
    await failure(provider.get(tenant));
    assert.equal(http.sent.length, 3);
    assert.deepEqual(waits, [500, 1000]);
  });

  it('after the time the server asks for', async () => {
    const { provider, waits } = setUp((count) =>
      count === 1 ? { status: 503, headers: [['Retry-After', '7']] } : answer(count),
    );
    await provider.get(tenant);
    assert.deepEqual(waits, [7000]);
  });

  for (const value of ['61', 'Wed, 21 Oct 2099 07:28:00 GMT']) {
    it(`not when it asks for ${value}; then not before that`, async () => {
      const { provider, http } = setUp(() => ({ status: 429, headers: [['Retry-After', value]] }));
      await failure(provider.get(tenant));
      await failure(provider.get(tenant));
      assert.equal(http.sent.length, 1);
    });
  }

  for (const status of [400, 404, 405, 415, 501]) {
    it(`never after ${String(status)}`, async () => {
      const { provider, http } = setUp(() => ({ status }));
      await failure(provider.get(tenant));
      assert.equal(http.sent.length, 1);
    });
  }
});

describe('a rejected token', () => {
  it('is dropped if it is still the present one', async () => {
    const { provider } = setUp();
    const first = await provider.get(tenant);
    assert.equal(provider.reject(tenant, first), true);
    const second = await provider.get(tenant);
    assert.equal(second.accessToken, 'T2');
    assert.equal(provider.reject(tenant, first), true);
    assert.equal((await provider.get(tenant)).accessToken, 'T2');
  });

  it('T-09: is replaced once in ten seconds at most', async () => {
    const { provider, clock, http } = setUp();
    assert.equal(provider.reject(tenant, await provider.get(tenant)), true);
    assert.equal(provider.reject(tenant, await provider.get(tenant)), false);
    assert.equal(http.sent.length, 2);
    clock.advance(10_001);
    assert.equal(provider.reject(tenant, await provider.get(tenant)), true);
  });
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
