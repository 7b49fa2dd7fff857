import assert from 'node:assert/strict';
import { isTenantApiError } from '../../../../src/core/errors';
import { readTokenResponse } from '../../../../src/core/oauth/tokenResponse';
import { plainText, Redactor } from '../../../../src/core/redact';
import { responseOf, type Answer } from '../../../fixtures/fakes';

const good = {
  access_token: 'CAFE0123',
  token_type: 'Bearer',
  expires_in: '3599',
  scope: 'acme.example',
};

function read(answer: Answer) {
  const redactor = new Redactor();
  const now = Date.UTC(2026, 10, 24, 12);
  const shown = (text: string) => plainText(text, redactor);
  return readTokenResponse(responseOf(answer), 'acme.example', 'acme.example', now, shown);
}

const json = (change: Record<string, unknown> = {}) =>
  read({ body: JSON.stringify({ ...good, ...change }) });

function failure(run: () => unknown) {
  try {
    run();
  } catch (error) {
    assert.ok(isTenantApiError(error), String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'it was accepted' });
}

describe('T-01: what counts as a token', () => {
  it('reads the documented answer', () => {
    assert.deepEqual(json(), {
      accessToken: 'CAFE0123',
      lifetimeSeconds: 3599,
      lifetimeSource: 'stated',
      scope: 'acme.example',
      diagnostics: [],
    });
  });
  it('reads it with a byte order mark', () => {
    assert.equal(read({ body: `\uFEFF${JSON.stringify(good)}` }).accessToken, 'CAFE0123');
  });
  it('reads the sample of the documentation with its comma too many, and says so', () => {
    const body = '{"access_token":"A,}","token_type":"Bearer","expires_in":"3599",\n }'.replace(
      'A,}',
      'AB',
    );
    const answer = read({ body });
    assert.equal(answer.accessToken, 'AB');
    assert.deepEqual(answer.diagnostics, ['json-tolerated']);
  });
  it('drops no comma inside a string', () => {
    const answer = read({ body: '{"access_token":"AB","expires_in":60,"scope":"a,}b,]",}' });
    assert.equal(answer.scope, 'a,}b,]');
  });
  it('takes the last of two values, as JSON.parse does', () => {
    assert.equal(
      read({ body: '{"access_token":"A","access_token":"B","expires_in":9}' }).accessToken,
      'B',
    );
  });
  for (const value of [
    undefined,
    null,
    '',
    123,
    ['T'],
    { a: 1 },
    'a b',
    'a\r\nb',
    'a"b',
    'a€',
    'x'.repeat(9000),
  ]) {
    it(`refuses the access_token ${JSON.stringify(value)?.slice(0, 20)} without repeating it`, () => {
      const error = failure(() => json({ access_token: value }));
      assert.equal(error.code, 'token-answer-invalid');
      assert.ok(!error.message.includes('xxxx') && !error.message.includes('123'), error.message);
    });
  }
  for (const [name, body] of [
    ['comments', '{"access_token":"A"/*x*/}'],
    ['single quotes', "{'access_token':'A'}"],
    ['NaN', '{"access_token":"A","expires_in":NaN}'],
    ['two objects', '{"access_token":"A"}{"access_token":"B"}'],
    ['100,000 levels', '['.repeat(100_000)],
    ['a large answer', JSON.stringify({ ...good, x: 'x'.repeat(70_000) })],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.equal(failure(() => read({ body })).code, 'token-answer-not-json');
    });
  }
  it('refuses UTF-16', () => {
    const body = Buffer.from(`\uFEFF${JSON.stringify(good)}`, 'utf16le');
    assert.equal(failure(() => read({ body })).code, 'token-answer-not-json');
  });
  it('refuses JSON that is no object', () => {
    assert.equal(failure(() => read({ body: '[]' })).code, 'token-answer-invalid');
  });
  it('says that an answer was empty', () => {
    const error = failure(() => read({}));
    assert.ok(error.is('token-answer-not-json') && error.facts.empty);
  });
  it('says that an HTML page came, with its title made harmless', () => {
    const body = `<!DOCTYPE html><html><head><title>Sign\u202E in ${'x'.repeat(100)}</title>`;
    const error = failure(() => read({ body }));
    assert.ok(error.is('token-answer-not-json'));
    assert.match(error.facts.htmlTitle ?? '', /^Sign⟨U\+202E⟩ in x+$/);
    assert.ok((error.facts.htmlTitle ?? '').length <= 80);
  });
  for (const status of [201, 202, 204, 206]) {
    it(`does not take ${String(status)} for success`, () => {
      const error = failure(() => read({ status, body: JSON.stringify(good) }));
      assert.equal(error.code, 'token-endpoint-status');
    });
  }
  it('keeps nothing but what it needs', () => {
    const answer = json({ refresh_token: 'R', id_token: 'I' });
    assert.ok(!JSON.stringify(answer).includes('"R"'));
  });
  it('tells when another scope was granted', () => {
    assert.deepEqual(json({ scope: 'other' }).diagnostics, ['scope-differs']);
  });
});

describe('T-02: token_type', () => {
  for (const type of ['Bearer', 'bearer', 'BEARER', 'BeArEr']) {
    it(`accepts ${type}`, () => assert.equal(json({ token_type: type }).accessToken, 'CAFE0123'));
  }
  for (const type of [undefined, null]) {
    it(`accepts ${String(type)} and says so`, () => {
      assert.deepEqual(json({ token_type: type }).diagnostics, ['token-type-missing']);
    });
  }
  for (const type of ['mac', 'DPoP']) {
    it(`refuses ${type} by name`, () => {
      const error = failure(() => json({ token_type: type }));
      assert.ok(error.is('token-type-unsupported'));
      assert.equal(error.facts.tokenType, type);
    });
  }
});

describe('T-03: expires_in', () => {
  for (const [value, seconds, source, diagnostic] of [
    [3600, 3600, 'stated', undefined],
    ['3600', 3600, 'stated', undefined],
    [' 60 ', 60, 'stated', undefined],
    [3599.9, 3599, 'stated', undefined],
    ['3599.9', 3599, 'stated', undefined],
    [0, 0, 'ended', 'expires-in-not-positive'],
    ['0', 0, 'ended', 'expires-in-not-positive'],
    [-1, 0, 'ended', 'expires-in-not-positive'],
    [1e308, 86_400, 'clamped', 'expires-in-huge'],
    ['99999999999999999999', 86_400, 'clamped', 'expires-in-huge'],
    [9007199254740993, 86_400, 'clamped', 'expires-in-huge'],
    [undefined, 300, 'assumed', 'expires-in-missing'],
    [null, 300, 'assumed', 'expires-in-invalid'],
    ['3600s', 300, 'assumed', 'expires-in-invalid'],
    ['abc', 300, 'assumed', 'expires-in-invalid'],
    ['0x10', 300, 'assumed', 'expires-in-invalid'],
    ['1e3', 300, 'assumed', 'expires-in-invalid'],
    ['', 300, 'assumed', 'expires-in-invalid'],
    [true, 300, 'assumed', 'expires-in-invalid'],
    [[], 300, 'assumed', 'expires-in-invalid'],
    [[3600], 300, 'assumed', 'expires-in-invalid'],
    [{}, 300, 'assumed', 'expires-in-invalid'],
  ] as const) {
    it(`reads ${JSON.stringify(value)} as ${String(seconds)} s`, () => {
      const answer = json({ expires_in: value });
      assert.equal(answer.lifetimeSeconds, seconds);
      assert.equal(answer.lifetimeSource, source);
      assert.deepEqual(answer.diagnostics, diagnostic ? [diagnostic] : []);
    });
  }
});

describe('refusals of the token endpoint', () => {
  for (const [status, error] of [
    [400, 'invalid_client'],
    [401, 'invalid_client'],
    [400, 'invalid_scope'],
    [400, 'unauthorized_client'],
    [400, 'unsupported_grant_type'],
    [400, 'invalid_request'],
    [200, 'invalid_client'],
  ] as const) {
    it(`reads ${error} with status ${String(status)}`, () => {
      const failed = failure(() =>
        read({ status, body: JSON.stringify({ error, error_description: 'No.' }) }),
      );
      assert.ok(failed.is('token-refused'));
      assert.deepEqual(failed.facts, { host: 'acme.example', status, error, description: 'No.' });
    });
  }
  it('shows the description as plain text of 300 characters', () => {
    const description = `[x](command:y)\u001B[31m\u202E${'z'.repeat(1_000_000)}`;
    const failed = failure(() =>
      read({
        status: 400,
        body: JSON.stringify({ error: 'x', error_description: description.slice(0, 60_000) }),
      }),
    );
    assert.ok(failed.is('token-refused'));
    assert.equal(failed.facts.description?.length, 300);
    assert.ok(!/[\u001B\u202E]/.test(failed.facts.description));
  });
  for (const status of [403, 404, 405, 415, 500, 501, 503]) {
    it(`reads status ${String(status)} without an OAuth error`, () => {
      const failed = failure(() => read({ status, body: '<html>blocked</html>' }));
      assert.ok(failed.is('token-endpoint-status'));
      assert.equal(failed.facts.status, status);
    });
  }
  it('reads Retry-After', () => {
    const failed = failure(() => read({ status: 429, headers: [['Retry-After', '7']] }));
    assert.ok(failed.is('token-endpoint-status'));
    assert.equal(failed.facts.retryAfterSeconds, 7);
  });
  for (const status of [301, 302, 303, 307, 308]) {
    it(`C-06: does not follow ${String(status)}`, () => {
      const failed = failure(() => read({ status, headers: [['Location', 'https://evil.test/']] }));
      assert.ok(failed.is('token-endpoint-moved'));
      assert.equal(failed.facts.location, 'https://evil.test/');
    });
  }
});
