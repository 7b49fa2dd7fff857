import assert from 'node:assert/strict';
import {
  readEnvironments,
  type EnvironmentSource,
} from '../../../../src/core/httpFile/environments';

const source = (
  name: string,
  kind: EnvironmentSource['kind'],
  content: unknown,
): EnvironmentSource => ({ source: name, kind, text: JSON.stringify(content) });

describe('Environments', () => {
  const sources = [
    source('near', 'public', { dev: { a: 'near', n: 1 }, $shared: { s: 'near shared' } }),
    source('far', 'public', { dev: { a: 'far', b: 'far' }, test: {} }),
    source('private', 'private', { dev: { key: 'k', b: 'private' } }),
    source('settings', 'settings', {
      $shared: { a: 'shared', s: 'settings', t: 'x' },
      dev: { c: '<{{$shared t}}> {{$shared none}} {{a}}' },
    }),
  ];
  it('are merged: shared, settings, public, private; the nearest of equal kinds', () => {
    const { values } = readEnvironments(sources).select('dev');
    const shown = Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
    assert.deepEqual(shown, {
      a: 'near',
      s: 'near shared',
      t: 'x',
      c: '<x> {{$shared none}} {{a}}',
      b: 'private',
      n: '1',
      key: 'k',
    });
  });
  it('tell where a value is from and what must not be shown', () => {
    const { values } = readEnvironments(sources).select('dev');
    assert.deepEqual(values.get('a'), { value: 'near', source: 'near', secret: false });
    assert.deepEqual(values.get('key'), { value: 'k', source: 'private', secret: true });
  });
  it('are listed by name; without a choice only what is shared counts', () => {
    const environments = readEnvironments(sources);
    assert.deepEqual(environments.names, ['dev', 'test']);
    assert.deepEqual([...environments.select(undefined).values.keys()], ['a', 's', 't']);
  });
  it('may be nested; what belongs to other clients is left out', () => {
    const { select, problems } = readEnvironments([
      source('f', 'public', {
        dev: {
          db: { host: 'h', port: 5 },
          list: [1],
          none: null,
          Security: { Auth: {} },
          vault: { provider: 'AzureKeyVault', secretName: 'x' },
        },
      }),
    ]);
    const entries = [...select('dev').values].map(([name, { value }]) => [name, value]);
    assert.deepEqual(entries, [
      ['db.host', 'h'],
      ['db.port', '5'],
      ['list', '[1]'],
      ['none', ''],
    ]);
    assert.deepEqual(problems, [
      { code: 'environment-value-unsupported', facts: { file: 'f', name: 'vault' } },
    ]);
  });
  it('that are no JSON are reported', () => {
    const { names, problems } = readEnvironments([
      { source: 'f', kind: 'public', text: '{ "dev": ' },
      { source: 'g', kind: 'public', text: '[]' },
    ]);
    assert.deepEqual(names, []);
    assert.deepEqual(
      problems.map(({ code, facts }) => [code, facts.file]),
      [
        ['environment-file-invalid', 'g'],
        ['environment-file-invalid', 'f'],
      ],
    );
  });
});
