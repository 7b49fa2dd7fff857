import assert from 'node:assert/strict';
import { formatJson, jsonProblem } from '../../../src/webview/jsonText';

describe('JSON text', () => {
  it('takes variables for values, in a string and in place of one', () => {
    assert.equal(jsonProblem('{"a": {{x}}, "b": "{{y}}", "c": {"d": {}}}'), undefined);
    assert.equal(jsonProblem('  '), undefined);
  });

  it('says what is wrong and where', () => {
    assert.match(jsonProblem('{"a": {{x}},}') ?? '', /position 12/);
  });

  it('indents without touching numbers, escapes, duplicates or variables', () => {
    const text = String.raw`{"n":12345678901234567890.10,"n":1e5,"s":"a\"{\u00e9 ,:","v":{{x y}},"e":{},"l":[ ],"m":[1,[2]]}`;
    assert.equal(
      formatJson(text),
      String.raw`{
  "n": 12345678901234567890.10,
  "n": 1e5,
  "s": "a\"{\u00e9 ,:",
  "v": {{x y}},
  "e": {},
  "l": [],
  "m": [
    1,
    [
      2
    ]
  ]
}`,
    );
  });

  it('gives the layout of JSON.stringify, however deep', () => {
    const value = { a: [[], {}, [{ b: null }], ''], c: { d: { e: [true, -1.5] } } };
    assert.equal(formatJson(JSON.stringify(value)), JSON.stringify(value, null, 2));
    assert.equal(formatJson(JSON.stringify(value, null, 7)), JSON.stringify(value, null, 2));
  });

  it('takes a string of some megabytes', () => {
    const text = JSON.stringify({ a: 'x'.repeat(5_000_000) });
    assert.equal(formatJson(text).length, text.length + 5);
  });
});
