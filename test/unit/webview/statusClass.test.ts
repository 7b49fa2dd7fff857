import assert from 'node:assert/strict';
import { statusClass } from '../../../src/webview/statusClass';

describe('statusClass', () => {
  it('follows the first digit, and takes what is out of range for a server error', () => {
    assert.deepEqual([101, 200, 299, 304, 404, 499, 500, 999, 0].map(statusClass), [
      'information',
      'success',
      'success',
      'redirect',
      'client-error',
      'client-error',
      'server-error',
      'server-error',
      'server-error',
    ]);
  });
});
