import assert from 'node:assert/strict';
import {
  enabledHeader,
  removeHeaderField,
  setHeaderField,
} from '../../../src/webview/headerFields';

const accept = { name: 'Accept', value: 'text/plain', enabled: true };
const off = { name: 'Content-Type', value: 'text/csv', enabled: false };

describe('header fields', () => {
  it('edits one row and leaves the others as they are', () => {
    const edited = setHeaderField([accept, off], 1, { enabled: true });
    assert.deepEqual(edited, [accept, { ...off, enabled: true }]);
    assert.equal(edited[0], accept);
  });

  it('adds a row past the last, and drops it when it is emptied again', () => {
    const added = setHeaderField([accept], 1, { name: 'X' });
    assert.deepEqual(added[1], { name: 'X', value: '', enabled: true });
    assert.deepEqual(setHeaderField(added, 1, { name: '' }), [accept]);
  });

  it('removes a row', () => {
    assert.deepEqual(removeHeaderField([accept, off], 0), [off]);
  });

  it('finds enabled headers only, without regard to case', () => {
    assert.equal(enabledHeader([accept, off], 'ACCEPT'), 'text/plain');
    assert.equal(enabledHeader([accept, off], 'content-type'), undefined);
  });
});
