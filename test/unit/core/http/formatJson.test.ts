import assert from 'node:assert/strict';
import { formatJson } from '../../../../src/core/http/formatJson';

describe('formatJson', () => {
  it('indents as JSON.stringify does', () => {
    const value = { a: [1, { b: 'x, {y}: "z"' }], c: {}, d: [], e: null, f: true, g: -1.5e3 };
    assert.equal(formatJson(JSON.stringify(value)), JSON.stringify(value, null, 2));
    assert.equal(formatJson(JSON.stringify(value, null, 7)), JSON.stringify(value, null, 2));
    for (const simple of ['1', '"a"', 'null', '[]', '{}', '[[]]']) {
      assert.equal(formatJson(simple), JSON.stringify(JSON.parse(simple), null, 2));
    }
  });
  it('keeps digits, escapes and members given twice', () => {
    const text = '{"id":12345678901234567890,"a":1,"a":2,"s":"\\u00e9"}';
    assert.equal(
      formatJson(text),
      '{\n  "id": 12345678901234567890,\n  "a": 1,\n  "a": 2,\n  "s": "\\u00e9"\n}',
    );
  });
  it('leaves alone what is not JSON or too deep', () => {
    assert.equal(formatJson('{"a":}'), undefined);
    assert.equal(formatJson('['.repeat(50_000) + ']'.repeat(50_000)), undefined);
    assert.equal(formatJson('['.repeat(300) + ']'.repeat(300)), undefined);
  });
});
