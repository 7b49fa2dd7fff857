import assert from 'node:assert/strict';
import { jsonTokens } from '../../../src/webview/jsonTokens';

describe('jsonTokens', () => {
  it('tells names, strings, numbers and literals apart', () => {
    const kinds = jsonTokens('{"a": "b\\"c", "d" : [-1.5e3, true, null]}')
      .filter((token) => token.kind)
      .map(({ kind, text }) => [kind, text]);
    assert.deepEqual(kinds, [
      ['name', '"a"'],
      ['string', '"b\\"c"'],
      ['name', '"d"'],
      ['number', '-1.5e3'],
      ['literal', 'true'],
      ['literal', 'null'],
    ]);
  });

  it('loses no character, whatever the text', () => {
    for (const text of ['', '"open', '{{x}} "a":1,}', 'é\n"\\', '<img src=x>', '- "a"\n: 1']) {
      const joined = jsonTokens(text).map((token) => token.text);
      assert.equal(joined.join(''), text);
    }
  });
});
