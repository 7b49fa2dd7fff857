import assert from 'node:assert/strict';
import { isTenantApiError } from '../../../../src/core/errors';
import { checkMessage } from '../../../../src/core/http/headers';

const verdict = (method: string, headers: [string, string][]) => {
  try {
    checkMessage(method, headers);
    return 'good';
  } catch (error) {
    assert.ok(isTenantApiError(error));
    return error.is('header-invalid') ? error.facts.reason : error.code;
  }
};

describe('C-10: what enters a request is checked, never corrected', () => {
  for (const [name, value] of [
    ['X-A', ''],
    ['X-A', 'a\tb'],
    ['X-A', 'café'],
    ["!#$%&'*+-.^_`|~", 'x'],
  ] as const) {
    it(`lets ${name}: ${JSON.stringify(value)} pass`, () => {
      assert.equal(verdict('GET', [[name, value]]), 'good');
    });
  }
  for (const [name, value, reason] of [
    ['', 'x', 'name'],
    ['X A', 'x', 'name'],
    ['X:', 'x', 'name'],
    ['X\r\nY', 'x', 'name'],
    ['X-A', 'a\r\nX-Evil: 1', 'value'],
    ['X-A', 'a\nb', 'value'],
    ['X-A', 'a\0b', 'value'],
    ['X-A', 'a\u007Fb', 'value'],
    ['X-A', '€', 'value'],
    ['Host', 'evil.test', 'reserved'],
    ['content-length', '5', 'reserved'],
    ['Transfer-Encoding', 'chunked', 'reserved'],
    ['Connection', 'close', 'reserved'],
    ['Upgrade', 'h2c', 'reserved'],
    ['TE', 'trailers', 'reserved'],
    ['Trailer', 'X', 'reserved'],
    ['Proxy-Authorization', 'Basic x', 'reserved'],
  ] as const) {
    it(`refuses ${JSON.stringify(name)}: ${JSON.stringify(value)}`, () => {
      assert.equal(verdict('GET', [[name, value]]), reason);
    });
  }
  it('refuses a second Authorization', () => {
    assert.equal(
      verdict('GET', [
        ['Authorization', 'a'],
        ['AUTHORIZATION', 'b'],
      ]),
      'duplicate',
    );
  });
  for (const method of ['', 'foo bar', 'GET / HTTP/1.1\r\nX: 1', 'GÉT']) {
    it(`refuses the method ${JSON.stringify(method)}`, () => {
      assert.equal(verdict(method, []), 'method-invalid');
    });
  }
});
