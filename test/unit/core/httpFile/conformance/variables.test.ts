import assert from 'node:assert/strict';
import { readEnvironments } from '../../../../../src/core/httpFile/environments';
import { bodyOf, prepared, refusal } from '../preparing';
import { itFollows } from './rules';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** An environment as files and the setting define it. */
function environmentOf(
  name: string,
  given: Partial<Record<'settings' | 'public' | 'private', object>>,
) {
  const kinds = ['settings', 'public', 'private'] as const;
  const sources = kinds.map((kind) => ({
    source: kind,
    kind,
    text: JSON.stringify(given[kind] ?? {}),
  }));
  return readEnvironments(sources).select(name);
}

describe('Files of other clients: variables', () => {
  itFollows([
    {
      rule: 'definitions count in the whole file, and blanks in braces mean nothing',
      file: [
        '@site=garden.test',
        '   @level = v4',
        '###',
        '@bed = K',
        'PUT https://{{site}}/{{  level }}/beds/{{bed}}',
        'X-Bed: [{{bed}}]',
        '',
        '{{bed}}+{{bed}}',
      ],
      requests: [
        {
          line: 'PUT https://garden.test/v4/beds/K',
          headers: [['X-Bed', '[K]']],
          body: 'K+K',
        },
      ],
    },
    {
      rule: 'a value may hold any characters and is inserted literally',
      file: [
        '@rule = x=y:z // w #2',
        '@fee = $$ 5, $& and $1',
        '@both = {{rule}}; {{fee}}',
        'POST https://garden.test/rules',
        'X-Rule: {{rule}}',
        '',
        '{{both}}',
      ],
      requests: [
        {
          line: 'POST https://garden.test/rules',
          headers: [['X-Rule', 'x=y:z // w #2']],
          body: 'x=y:z // w #2; $$ 5, $& and $1',
        },
      ],
    },
    {
      rule: 'what is unknown stays in a body as it is written',
      file: [
        'POST https://garden.test/letters',
        'Content-Type: application/json',
        '',
        '{"text":"Dear {{friend}},{{#each beds}}.{{/each}}"}',
      ],
      requests: [
        {
          line: 'POST https://garden.test/letters',
          body: '{"text":"Dear {{friend}},{{#each beds}}.{{/each}}"}',
        },
      ],
    },
    {
      rule: 'what environments share counts less than the one that is chosen',
      file: 'GET https://{{site}}/{{level}}/pump\nX-Valve: {{valve}}',
      context: {
        environment: environmentOf('winter', {
          settings: {
            $shared: { level: 'v2', site: 'any.test', spare: '1' },
            winter: { site: 'cellar.test', valve: '{{$shared spare}}7' },
          },
        }),
      },
      requests: [{ line: 'GET https://cellar.test/v2/pump', headers: [['X-Valve', '17']] }],
    },
    {
      rule: 'a definition in the file counts more than the environment',
      file: '@side = south\nGET https://garden.test/{{side}}/{{row}}',
      context: {
        environment: environmentOf('dry', { settings: { dry: { side: 'north', row: 'r8' } } }),
      },
      requests: [{ line: 'GET https://garden.test/south/r8' }],
    },
    {
      rule: 'the files of public and private environments are put together',
      file: 'GET https://{{site}}/keys\nX-Shed: {{shed}}',
      context: {
        environment: environmentOf('late', {
          public: { early: { site: 'early.test' }, late: { site: 'late.test' } },
          private: { early: { shed: 'open' }, late: { shed: 'shut' } },
        }),
      },
      requests: [{ line: 'GET https://late.test/keys', headers: [['X-Shed', 'shut']] }],
    },
    {
      rule: 'each @prompt asks, and its answer counts more than a definition',
      file: [
        '@guest = of the file',
        '###',
        '# @prompt guest Who comes to see the garden?',
        '// @prompt day',
        'POST https://garden.test/visits/{{guest}}',
        '',
        'day={{day}}',
      ],
      context: { prompt: (name) => Promise.resolve(name === 'guest' ? 'ada' : 'monday') },
      requests: [{ line: 'POST https://garden.test/visits/ada', body: 'day=monday' }],
    },
    {
      rule: '$timestamp counts seconds, with days and hours added',
      file: 'GET https://garden.test/time\nX-At: {{$timestamp}}\nX-Was: {{$timestamp -2 d}}\nX-Then: {{ $timestamp 5 h }}',
      context: { now: () => Date.UTC(2025, 4, 9, 7, 30, 0, 999) },
      requests: [
        {
          line: 'GET https://garden.test/time',
          headers: [
            ['X-At', '1746775800'],
            ['X-Was', String(1746775800 - 2 * 86_400)],
            ['X-Then', String(1746775800 + 5 * 3600)],
          ],
        },
      ],
    },
    {
      rule: '$randomInt is from its first number up to but not including its second',
      file: 'GET https://garden.test/row/{{$randomInt 6 7}}\nX-Cold: {{$randomInt -9 -8}}\nX-Any: {{$randomInt 2 8}}',
      context: { random: () => 0.999_999 },
      requests: [
        {
          line: 'GET https://garden.test/row/6',
          headers: [
            ['X-Cold', '-9'],
            ['X-Any', '7'],
          ],
        },
      ],
    },
    {
      rule: '$processEnv is empty for a name that is not set, % looks the name up, $dotenv reads .env',
      file: [
        'GET https://garden.test/me',
        'X-Me: {{$processEnv GARDENER}}',
        'X-Not: <{{$processEnv NOBODY}}>',
        'X-Via: {{$processEnv %nameOf}}',
        'X-File: {{$dotenv GATE}}',
      ],
      context: {
        environment: environmentOf('dry', { settings: { dry: { nameOf: 'GARDENER' } } }),
        processEnv: (name) => (name === 'GARDENER' ? 'mo' : undefined),
        dotenv: () => Promise.resolve('# gates\nGATE="left one"\n'),
      },
      requests: [
        {
          line: 'GET https://garden.test/me',
          headers: [
            ['X-Me', 'mo'],
            ['X-Not', '<>'],
            ['X-Via', 'mo'],
            ['X-File', 'left one'],
          ],
        },
      ],
    },
  ]);

  it('what is unknown in a target or a header stops the request', async () => {
    const text =
      'GET https://garden.test/{{plot}}/beds\nX-Gate: {{gate}}\nAuthorization: Bearer {{pass}}';
    assert.deepEqual(
      (await refusal(text)).map(({ code, facts }) => [code, facts]),
      ['plot', 'gate', 'pass'].map((name) => ['variable-unknown', { name }]),
    );
  });

  it('$guid is a new one each time, but for a definition, which is made once', async () => {
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const text =
      '@visit = {{$guid}}\nPOST https://garden.test/visits/{{visit}}\nX-Visit: {{visit}}\n\n{{$guid}} {{$guid}}';
    const request = await prepared(text, { random });
    const visit = request.target.slice('https://garden.test/visits/'.length);
    assert.match(visit, uuid);
    assert.deepEqual(request.headers, [['X-Visit', visit]]);
    const others = (bodyOf(request) ?? '').split(' ');
    for (const other of others) assert.match(other, uuid);
    assert.equal(new Set([visit, ...others]).size, 3);
  });
});
