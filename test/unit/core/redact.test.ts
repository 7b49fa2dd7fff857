import assert from 'node:assert/strict';
import { mask, plainText, Redactor } from '../../../src/core/redact';

const secret = 'p@ss wörd/"+=\\x';

describe('C-18: the redactor', () => {
  const redactor = new Redactor();
  redactor.add(secret);
  const utf8 = Buffer.from(secret);
  for (const [form, text] of [
    ['raw', secret],
    ['percent', encodeURIComponent(secret)],
    ['form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['base64', utf8.toString('base64')],
    ['base64url', utf8.toString('base64url')],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
  ] as const) {
    it(`masks the ${form} form of a value it knows`, () => {
      const shown = redactor.redact(`before ${text} after`);
      assert.ok(!shown.includes(text), shown);
      assert.match(shown, /^before ••••••••=* after$/);
    });
  }

  for (const text of [
    '{"access_token":"SECRETVALUE"}',
    '{"client_secret" : "SECRETVALUE"}',
    'grant_type=x&client_secret=SECRETVALUE&scope=y',
    'Authorization: Bearer SECRETVALUE',
    'authorization=Basic SECRETVALUE',
    'token Bearer SECRETVALUESECRETVALUE',
    'https://user:SECRETVALUE@proxy:8080/',
  ]) {
    it(`masks the place in ${text}`, () => {
      const shown = new Redactor().redact(text);
      assert.ok(!shown.includes('SECRETVALUE'), shown);
      assert.ok(shown.includes(mask), shown);
    });
  }

  it('leaves other text alone', () => {
    const text = 'GET https://example.com/data?limit=5 "password" token_type Bearer';
    assert.equal(redactor.redact(text), text);
  });

  it('shows of a credential header its scheme at most', () => {
    assert.equal(redactor.redactHeader('authorization', 'Bearer abc'), `Bearer ${mask}`);
    assert.equal(redactor.redactHeader('Cookie', 'a=b'), mask);
    assert.equal(redactor.redactHeader('Accept', '*/*'), '*/*');
  });

  it('makes a mask of one length', () => {
    const both = new Redactor();
    both.add('short-one');
    both.add('a-much-longer-secret-value');
    assert.equal(both.redact('short-one'), both.redact('a-much-longer-secret-value'));
  });
});

describe('T-12: a server’s words are shown as plain text', () => {
  it('makes control and direction characters visible and cuts at 300', () => {
    const redactor = new Redactor();
    assert.equal(plainText('a\u001B[31m\u202Eb\u0000', redactor), 'a⟨U+001B⟩[31m⟨U+202E⟩b⟨U+0000⟩');
    assert.equal(plainText('one\r\n  two', redactor), 'one two');
    assert.equal(plainText('x'.repeat(1_000_000), redactor).length, 300);
  });
  it('redacts before it cuts', () => {
    const redactor = new Redactor();
    redactor.add('sesame-open');
    const shown = plainText(`${'x'.repeat(295)}sesame-open`, redactor);
    assert.ok(!shown.includes('sesam'), shown);
  });
});
