import assert from 'node:assert/strict';
import { parseTenants } from '../../../../src/core/tenants/parseTenants';

const acme = { name: 'acme', host: 'acme.example.com', clientId: 'sheila.thomas' };

describe('parseTenants', () => {
  it('reads an entry with its defaults', () => {
    const { tenants, problems } = parseTenants([acme]);
    assert.deepEqual(problems, []);
    assert.deepEqual(tenants, [
      {
        name: 'acme',
        origin: 'https://acme.example.com',
        clientId: 'sheila.thomas',
        tokenEndpoint: 'https://acme.example.com/configapi/v2/oauth/token',
        scope: { parameter: 'scope', value: 'acme.example.com' },
        clientAuthentication: 'form',
        tokenParameters: [],
        allowedOrigins: ['https://acme.example.com'],
        production: false,
        requestTimeoutMs: 120_000,
        sandbox: false,
      },
    ]);
  });

  it('reads every property', () => {
    const { tenants, problems } = parseTenants([
      {
        ...acme,
        host: 'acme.example.com:8443',
        protocol: 'https',
        tokenPath: '/configapi/v3/oauth/token',
        scope: 'acme',
        scopeParameter: 'tenant',
        clientAuthentication: 'basic',
        tokenParameters: { audience: 'api' },
        allowedOrigins: ['https://files.example.com/', 'http://127.0.0.1:9000'],
        production: true,
        requestTimeout: 5,
        caFile: '/etc/ca.pem',
      },
    ]);
    assert.deepEqual(problems, []);
    const [tenant] = tenants;
    assert.equal(tenant?.tokenEndpoint, 'https://acme.example.com:8443/configapi/v3/oauth/token');
    assert.deepEqual(tenant.scope, { parameter: 'tenant', value: 'acme' });
    assert.equal(tenant.clientAuthentication, 'basic');
    assert.deepEqual(tenant.tokenParameters, [['audience', 'api']]);
    assert.deepEqual(tenant.allowedOrigins, [
      'https://acme.example.com:8443',
      'https://files.example.com',
      'http://127.0.0.1:9000',
    ]);
    assert.equal(tenant.production, true);
    assert.equal(tenant.requestTimeoutMs, 5000);
    assert.equal(tenant.caFile, '/etc/ca.pem');
  });

  for (const [name, change, code, property] of [
    ['no name', { name: undefined }, 'missing', 'name'],
    ['an empty host', { host: ' ' }, 'missing', 'host'],
    ['a number as login', { clientId: 7 }, 'wrong-type', 'clientId'],
    ['a host that is none', { host: 'a b' }, 'bad-host', 'host'],
    ['two protocols', { host: 'http://a.example', protocol: 'https' }, 'protocol-conflict', 'host'],
    ['an unknown protocol', { protocol: 'ftp' }, 'not-a-choice', 'protocol'],
    ['a token path on another host', { tokenPath: '//evil.test/x' }, 'bad-path', 'tokenPath'],
    ['an absolute token path', { tokenPath: 'https://evil.test/x' }, 'bad-path', 'tokenPath'],
    ['a backslash host', { tokenPath: '/\\evil.test/x' }, 'bad-path', 'tokenPath'],
    [
      'an origin with a path',
      { allowedOrigins: ['https://a.example/x'] },
      'bad-origin',
      'allowedOrigins[0]',
    ],
    [
      'an origin with a wildcard',
      { allowedOrigins: ['https://*.a.example'] },
      'bad-origin',
      'allowedOrigins[0]',
    ],
    [
      'an origin with a user',
      { allowedOrigins: ['https://u@a.example'] },
      'bad-origin',
      'allowedOrigins[0]',
    ],
    [
      'a plain further origin',
      { allowedOrigins: ['http://a.example'] },
      'plain-origin',
      'allowedOrigins[0]',
    ],
    [
      'a reserved parameter',
      { tokenParameters: { Client_Secret: 'x' } },
      'reserved-parameter',
      'tokenParameters.Client_Secret',
    ],
    ['a timeout of nothing', { requestTimeout: 0 }, 'out-of-range', 'requestTimeout'],
    ['a line break in the login', { clientId: 'a\r\nb' }, 'control-character', 'clientId'],
  ] as const) {
    it(`leaves out an entry with ${name}, names it, and keeps the others`, () => {
      const good = { ...acme, name: 'good' };
      const { tenants, problems } = parseTenants([{ ...acme, ...change }, good]);
      assert.deepEqual(
        tenants.map((tenant) => tenant.name),
        ['good'],
      );
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.code, code);
      assert.equal(problems[0].property, property);
      assert.equal(problems[0].index, 0);
      assert.equal(problems[0].fatal, true);
    });
  }

  it('uses an entry with an unknown property and tells of it', () => {
    const { tenants, problems } = parseTenants([{ ...acme, colour: 'red' }]);
    assert.equal(tenants.length, 1);
    assert.deepEqual(
      problems.map(({ code, fatal }) => ({ code, fatal })),
      [{ code: 'unknown-property', fatal: false }],
    );
  });

  it('recognises a secret in the settings without repeating it', () => {
    const { problems } = parseTenants([{ ...acme, clientSecret: 'hunter2hunter2' }]);
    assert.equal(problems[0]?.code, 'secret-in-settings');
    assert.ok(!JSON.stringify(problems).includes('hunter2'));
  });

  it('keeps the first of two tenants with one name', () => {
    const { tenants, problems } = parseTenants([
      acme,
      { ...acme, name: 'ACME', host: 'b.example' },
    ]);
    assert.deepEqual(
      tenants.map(({ origin }) => origin),
      ['https://acme.example.com'],
    );
    assert.equal(problems[0]?.code, 'duplicate-name');
    assert.equal(problems[0].index, 1);
  });

  it('has an answer to anything', () => {
    assert.equal(parseTenants('acme').problems[0]?.code, 'not-a-list');
    assert.equal(parseTenants([null]).problems[0]?.code, 'not-an-object');
    assert.deepEqual(parseTenants(undefined), { tenants: [], problems: [] });
  });
});
