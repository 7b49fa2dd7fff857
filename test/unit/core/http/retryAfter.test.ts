import assert from 'node:assert/strict';
import { parseRetryAfter } from '../../../../src/core/http/retryAfter';

const now = Date.UTC(2026, 10, 24, 12, 0, 0);

describe('T-08: Retry-After', () => {
  for (const [value, seconds] of [
    ['120', 120],
    [' 5 ', 5],
    ['0', 0],
    ['Tue, 24 Nov 2026 12:01:00 GMT', 60],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['1234567890', undefined],
    ['2026-11-24T12:01:00Z', undefined],
    ['Tue, 24 Nov 2026 12:01:00 +0100', undefined],
    ['Tue, 24 Xyz 2026 12:01:00 GMT', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ] as const) {
    it(`reads ${String(value)}`, () => assert.equal(parseRetryAfter(value, now), seconds));
  }
});
