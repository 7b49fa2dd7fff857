import assert from 'node:assert/strict';
import { isTenantApiError } from '../../../../src/core/errors';
import { mayCarryToken, resolveTarget } from '../../../../src/core/tenants/originGate';

const tenant = {
  origin: 'https://tenant.example',
  allowedOrigins: ['https://tenant.example', 'https://files.tenant.example:8443'],
};

const problem = (target: string) => {
  try {
    return mayCarryToken(resolveTarget(target, tenant), tenant) ? 'token' : 'no token';
  } catch (error) {
    assert.ok(isTenantApiError(error) && error.is('url-invalid'), String(error));
    assert.ok(!error.message.includes('s3cret'), error.message);
    return error.facts.reason;
  }
};

describe('C-01: the token goes to the origins of its tenant alone', () => {
  for (const target of [
    '/data',
    '/',
    '/data?next=https://evil.test',
    '/data#@evil.test',
    'https://tenant.example/data',
    'https://TENANT.example/data',
    'https://tenant.example:443/data',
    'HTTPS://tenant.example/',
    'https://files.tenant.example:8443/x',
    '/%2e%2e//evil.test',
  ]) {
    it(`goes along to ${target}`, () => assert.equal(problem(target), 'token'));
  }

  for (const target of [
    'https://evil.test/',
    'http://tenant.example/',
    'https://tenant.example:8443/',
    'https://files.tenant.example/',
    'https://sub.tenant.example/',
    'https://tenant.example.evil.test/',
    'https://tenant.example./',
    'https://xtenant.example/',
    'https://evil.test/https://tenant.example/',
    'https://evil.test?@tenant.example',
    'https://evil.test#@tenant.example',
    'https://evil.test\\@tenant.example/',
  ]) {
    it(`stays behind for ${target}`, () => assert.equal(problem(target), 'no token'));
  }

  for (const [target, reason] of [
    ['', 'syntax'],
    ['data', 'syntax'],
    ['https://', 'syntax'],
    ['https://[::1', 'syntax'],
    ['//evil.test/x', 'scheme'],
    ['/\\evil.test/x', 'scheme'],
    ['\\\\evil.test', 'syntax'],
    ['data:text/plain,x', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['ftp://tenant.example/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['vscode://x', 'scheme'],
    ['blob:https://tenant.example/x', 'scheme'],
    ['https:tenant.example/x', 'scheme'],
    ['https:/tenant.example/x', 'scheme'],
    ['https://tenant@evil.test/', 'user-information'],
    ['https://user:s3cret@tenant.example/', 'user-information'],
    ['https://:s3cret@tenant.example/', 'user-information'],
    ['https://@tenant.example/', 'user-information'],
    ['/da\tta', 'control-character'],
    ['https://tenant.example/\r\nX: 1', 'control-character'],
  ] as const) {
    it(`refuses ${JSON.stringify(target)}`, () => assert.equal(problem(target), reason));
  }

  it('would be wrong about blob URLs if it compared origins alone', () => {
    const blob = new URL('blob:https://tenant.example/x');
    assert.equal(blob.origin, tenant.origin);
    assert.equal(mayCarryToken(blob, tenant), false);
  });

  it('goes by plain http only where the tenant itself is defined so', () => {
    const plain = { origin: 'http://127.0.0.1:3000', allowedOrigins: ['http://127.0.0.1:3000'] };
    assert.equal(mayCarryToken(resolveTarget('/x', plain), plain), true);
    assert.equal(mayCarryToken(new URL('http://127.0.0.1:3001/x'), plain), false);
    assert.equal(mayCarryToken(new URL('http://localhost:3000/x'), plain), false);
  });

  it('sends no fragment', () => {
    assert.equal(resolveTarget('/data#part', tenant).href, 'https://tenant.example/data');
  });
});
