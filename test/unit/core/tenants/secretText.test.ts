import assert from 'node:assert/strict';
import { readSecretText, withoutInvisible } from '../../../../src/core/tenants/secretText';

describe('readSecretText', () => {
  it('cuts off blanks and line breaks at the ends and says so', () => {
    const { secret, trimmed } = readSecretText('  top secret\r\n');
    assert.equal(secret, 'top secret');
    assert.equal(trimmed, true);
    assert.equal(readSecretText('top').trimmed, false);
  });

  for (const [name, text, codePoint] of [
    ['a zero-width space', 'ab\u200B', 'U+200B'],
    ['a no-break space', 'a\u00A0b', 'U+00A0'],
    ['a tab inside', 'a\tb', 'U+0009'],
    ['a byte order mark', '\uFEFFab', 'U+FEFF'],
  ] as const) {
    it(`finds ${name} and leaves it to the user`, () => {
      const { secret, invisible } = readSecretText(text);
      assert.equal(secret, text);
      assert.deepEqual(
        invisible.map((found) => found.codePoint),
        [codePoint],
      );
      assert.equal(withoutInvisible(secret), 'ab');
    });
  }

  it('finds half a surrogate pair', () => {
    assert.equal(readSecretText('a\uD83D').malformed, true);
    assert.equal(readSecretText('a😀').malformed, false);
  });
});
