import assert from 'node:assert/strict';
import { formatBytes, formatDuration } from '../../../../src/core/http/measures';

describe('measures', () => {
  it('gives bytes with one decimal from 1024 on', () => {
    const cases: [number, string][] = [
      [0, '0 B'],
      [1023, '1023 B'],
      [1024, '1.0 KB'],
      [1229, '1.2 KB'],
      [5 * 1024 * 1024, '5.0 MB'],
      [3 * 1024 ** 4, '3072.0 GB'],
    ];
    for (const [bytes, text] of cases) assert.equal(formatBytes(bytes), text);
  });

  it('gives durations in the unit one would say', () => {
    const cases: [number, string][] = [
      [0.4, '0 ms'],
      [84.2, '84 ms'],
      [1200, '1.2 s'],
      [125_000, '2 min 5 s'],
    ];
    for (const [ms, text] of cases) assert.equal(formatDuration(ms), text);
  });
});
