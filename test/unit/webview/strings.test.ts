import assert from 'node:assert/strict';
import { english, loadStrings, text } from '../../../src/webview/strings';

describe('strings', () => {
  afterEach(() => loadStrings(null));

  it('is English until told otherwise', () => {
    assert.equal(text('send'), english.send);
    assert.equal(text('elapsed', 3), '3 s');
  });

  it('takes over known texts only', () => {
    loadStrings('{"Send":"Senden","Cancel":7,"__proto__":"x","unknown":"y","{0} s":"nach {0} s"}');
    assert.equal(text('send'), 'Senden');
    assert.equal(text('cancel'), english.cancel);
    assert.equal(text('elapsed', 3), 'nach 3 s');
  });

  it('puts values in as they are', () => {
    assert.match(text('truncated', '$&', '{0}'), /shown, \$& of \{0\}\./);
  });
});
