import assert from 'node:assert/strict';
import { addTime, formatIso, formatTime } from '../../../../src/core/httpFile/variables/dateTime';
import { readDotenv } from '../../../../src/core/httpFile/variables/dotenv';
import { bodyOf, prepared, refusal } from './preparing';

type Context = Parameters<typeof prepared>[1];

const valueOf = async (name: string, context: Context = {}) =>
  bodyOf(await prepared(`POST /\n\n<{{${name}}}>`, context))?.slice(1, -1);

describe('System variables', () => {
  for (const [name, value] of [
    ['$timestamp', '1709211845'],
    ['$timestamp -1 d', '1709125445'],
    ['$timestamp 3 h', '1709222645'],
    ['$timestamp 1 y', '1740747845'],
    ['$isoTimestamp', '2024-02-29T13:04:05Z'],
    ['$datetime iso8601', '2024-02-29T13:04:05.067Z'],
    ['$datetime', '2024-02-29T13:04:05.067Z'],
    ['$datetime rfc1123', 'Thu, 29 Feb 2024 13:04:05 GMT'],
    ['$datetime "YYYY-MM-DD [at] HH:mm" 1 M', '2024-03-29 at 13:04'],
    ["$datetime 'dddd D.M.YY h A' -1 w", 'Thursday 22.2.24 1 PM'],
    ['$datetime iso8601 250 ms', '2024-02-29T13:04:05.317Z'],
    ['$randomInt 1 2', '1'],
    ['$randomInt -3 -2', '-3'],
    ['$randomInt', '500'],
    ['$random.integer(10, 20)', '15'],
    ['$random.hexadecimal(4)', '8888'],
    ['$random.float(1, 2)', '1.5'],
    ['$processEnv HOME_TOWN', 'Ulm'],
    ['$processEnv NONE', ''],
    ['$processEnv %where', 'Ulm'],
    ['$env.HOME_TOWN', 'Ulm'],
    ['$dotenv PLAIN', 'a b'],
    ['$dotEnv QUOTED', 'c # d'],
    ['$shared base', 'shared'],
  ] as const) {
    it(`${name} is ${value || 'empty'}`, async () => {
      const entry = (text: string) => ({ value: text, source: '', secret: false });
      const context: Context = {
        processEnv: (key) => (key === 'HOME_TOWN' ? 'Ulm' : undefined),
        dotenv: () => Promise.resolve('PLAIN = a b # c\nexport QUOTED="c # d"'),
        environment: {
          values: new Map([['where', entry('HOME_TOWN')]]),
          shared: new Map([['base', entry('shared')]]),
        },
      };
      assert.equal(await valueOf(name, context), value);
    });
  }
  for (const name of ['$guid', '$uuid', '$random.uuid']) {
    it(`${name} is a UUID of version 4`, async () => {
      const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
      assert.match((await valueOf(name, { random: Math.random })) ?? '', uuid);
    });
  }
  for (const name of [
    '$timestamp 1 fortnight',
    '$timestamp soon',
    '$timestamp 999999999 y',
    '$datetime tomorrow',
    '$randomInt 5 5',
    '$random.alphabetic(99999999)',
  ]) {
    it(`${name} is refused where it would be sent in a header`, async () => {
      const [problem] = await refusal(`GET /\nX-A: {{${name}}}`);
      assert.equal(problem?.code, 'variable-arguments-invalid');
    });
  }
  it('that are unknown have no value', async () => {
    for (const name of ['$aadToken', '$dotenv NONE', '$shared none']) {
      assert.equal((await refusal(`GET /{{${name}}}`))[0]?.code, 'variable-unknown');
    }
  });
  it('of the machine are read in trusted workspaces only', async () => {
    for (const name of ['$processEnv PATH', '$dotenv KEY']) {
      const problems = await refusal(`POST /\n\n{{${name}}}`, { workspaceTrusted: false });
      assert.equal(problems[0]?.code, 'untrusted-workspace');
    }
  });
});

describe('Dates', () => {
  const day = (...parts: [number, number, number]) => Date.UTC(...parts, 12);
  it('end with the last day of a month', () => {
    assert.equal(addTime(day(2024, 0, 31), 1, 'M', 'utc'), day(2024, 1, 29));
    assert.equal(addTime(day(2024, 1, 29), -1, 'y', 'utc'), day(2023, 1, 28));
    assert.equal(addTime(day(2024, 10, 30), 1, 'Q', 'utc'), day(2025, 1, 28));
  });
  it('have an offset in local time', () => {
    assert.match(formatIso(day(2024, 5, 1), 'local'), /^2024-0\d-\d\dT\d\d:00:00[+-]\d\d:\d\d$/);
    assert.equal(formatTime(day(2024, 5, 1), 'Do Q X ZZ', 'utc'), '1st 2 1717243200 +0000');
  });
});

describe('.env files', () => {
  it('are read with quotes, comments and export', () => {
    const text = [
      '# x',
      "A='1 # 2'",
      'B="l1\\nl2"',
      'C=',
      'export D = d#e # f',
      'no line',
      'A=last\r',
      'E="two',
      'lines"',
    ].join('\n');
    assert.deepEqual(
      [...readDotenv(text)],
      [
        ['A', 'last'],
        ['B', 'l1\nl2'],
        ['C', ''],
        ['D', 'd#e'],
        ['E', 'two\nlines'],
      ],
    );
  });
});
