import assert from 'node:assert/strict';
import { textChunks } from '../../../src/webview/textChunks';

describe('textChunks', () => {
  it('loses no character and keeps to the size', () => {
    for (const text of ['', 'a', 'a\n', '\n\n\n', 'abcdefghijkl', 'ab\ncdefghij\nk', '😀😀😀😀']) {
      const chunks = textChunks(text, 5);
      assert.equal(chunks.join(''), text);
      assert.ok(chunks.every((chunk) => chunk.length > 0 && chunk.length <= 5));
    }
  });

  it('cuts after a line end where there is one', () => {
    assert.deepEqual(textChunks('ab\ncd\nefgh', 7), ['ab\ncd\n', 'efgh']);
  });

  it('never cuts a surrogate pair', () => {
    assert.deepEqual(textChunks('abcd😀', 5), ['abcd', '😀']);
  });
});
