import assert from 'node:assert/strict';
import { formatDuration, formatSize } from '../../../src/webview/measures';

describe('measures', () => {
  it('writes durations', () => {
    const written = [0.4, 84, 999.6, 1240, 59_994, 59_996, 125_000].map(formatDuration);
    assert.deepEqual(written, [
      '0 ms',
      '84 ms',
      '1.00 s',
      '1.24 s',
      '59.99 s',
      '1 min 0 s',
      '2 min 5 s',
    ]);
  });

  it('writes sizes', () => {
    const written = [0, 999, 1000, 12_345, 999_949, 999_950, 4_700_000].map(formatSize);
    assert.deepEqual(written, [
      '0 B',
      '999 B',
      '1.0 kB',
      '12.3 kB',
      '999.9 kB',
      '1.0 MB',
      '4.7 MB',
    ]);
  });
});
