import assert from 'node:assert/strict';
import { parseChallenges } from '../../../../src/core/http/wwwAuthenticate';

const read = (value: string) =>
  parseChallenges(value).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('T-11: WWW-Authenticate', () => {
  for (const [value, expected] of [
    ['Bearer', [['bearer', {}]]],
    ['Bearer realm="x"', [['bearer', { realm: 'x' }]]],
    [
      'Bearer realm="a, \\"b\\"", error="invalid_token", Basic realm=c',
      [
        ['bearer', { realm: 'a, "b"', error: 'invalid_token' }],
        ['basic', { realm: 'c' }],
      ],
    ],
    [
      'Negotiate abc==, Bearer error=invalid_token',
      [
        ['negotiate', {}],
        ['bearer', { error: 'invalid_token' }],
      ],
    ],
    [
      ', ,Bearer , , Basic realm="x"',
      [
        ['bearer', {}],
        ['basic', { realm: 'x' }],
      ],
    ],
    ['Bearer realm="x", realm="y"', []],
    ['Bearer realm="unterminated', []],
    ['Bearer =x', []],
    ['@@@', []],
    ['', []],
    [`Bearer realm="${'x'.repeat(9000)}"`, []],
  ] as const) {
    it(`reads ${value.slice(0, 60)}`, () => assert.deepEqual(read(value), expected));
  }
});
