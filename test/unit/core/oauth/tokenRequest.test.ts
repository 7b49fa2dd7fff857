import assert from 'node:assert/strict';
import { buildTokenRequest } from '../../../../src/core/oauth/tokenRequest';
import { tenantOf } from '../../../fixtures/fakes';

const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body);

describe('buildTokenRequest', () => {
  it('is the documented request', () => {
    const { method, url, headers, body } = buildTokenRequest(tenantOf(), 's3cret');
    assert.equal(method, 'POST');
    assert.equal(url, 'https://acme.example/configapi/v2/oauth/token');
    assert.deepEqual(headers, [
      ['Accept', 'application/json'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ]);
    assert.equal(
      text(body),
      'grant_type=client_credentials&client_id=sheila.thomas&client_secret=s3cret&scope=acme.example',
    );
  });

  it('encodes as RFC 6749 appendix B shows', () => {
    const { body } = buildTokenRequest(tenantOf(), ' %&+£€');
    assert.match(text(body), /&client_secret=\+%25%26%2B%C2%A3%E2%82%AC&/);
  });

  for (const secret of ['a b%&+=#', '£€😀', '"\'\\', '$$$999aaa']) {
    it(`carries the secret ${secret} unchanged`, () => {
      const { body } = buildTokenRequest(tenantOf(), secret);
      assert.equal(new URLSearchParams(text(body)).get('client_secret'), secret);
    });
  }

  it('sends the scope as tenant where older servers want it so', () => {
    const { body } = buildTokenRequest(tenantOf({ scopeParameter: 'tenant', scope: 'acme' }), 's');
    const form = new URLSearchParams(text(body));
    assert.equal(form.get('tenant'), 'acme');
    assert.equal(form.has('scope'), false);
  });

  it('leaves out an empty scope', () => {
    const form = new URLSearchParams(text(buildTokenRequest(tenantOf({ scope: '' }), 's').body));
    assert.equal(form.has('scope'), false);
  });

  it('adds further parameters', () => {
    const { body } = buildTokenRequest(tenantOf({ tokenParameters: { audience: 'a&b' } }), 's');
    assert.equal(new URLSearchParams(text(body)).get('audience'), 'a&b');
  });

  it('uses one way of client authentication: with Basic no secret is in the body', () => {
    const tenant = tenantOf({ clientAuthentication: 'basic', clientId: 'a:b c' });
    const { headers, body } = buildTokenRequest(tenant, 'p:%é');
    const authorization = headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
    assert.equal(
      Buffer.from(authorization.replace('Basic ', ''), 'base64').toString(),
      'a%3Ab+c:p%3A%25%C3%A9',
    );
    const form = new URLSearchParams(text(body));
    assert.equal(form.has('client_secret') || form.has('client_id'), false);
  });
});
