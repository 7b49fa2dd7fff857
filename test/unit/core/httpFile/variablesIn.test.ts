import assert from 'node:assert/strict';
import { variablesIn } from '../../../../src/core/httpFile/httpFile';

describe('Names of a file', () => {
  const text = [
    '@host = {{base}}/v1',
    '### @name first',
    'POST {{host}}/a',
    '  ?b={{%b}}',
    '',
    '< ./{{dir}}/x.json',
    '###',
    '# @name = second',
    '# @prompt pin What is it?',
    'GET /{{ first.response.body.$.id }}',
    'X-{{n}}: {{pin}} {{$timestamp 1 d}}',
    'Authorization: Bearer {{token}}',
  ].join('\r\n');
  const lines = text.split('\r\n');
  const { definitions, references, files } = variablesIn(text);
  it('are defined by variables, names and prompts', () => {
    assert.deepEqual(
      definitions.map(({ kind, name, value }) => [kind, name, value]),
      [
        ['variable', 'host', '{{base}}/v1'],
        ['request', 'first', undefined],
        ['request', 'second', undefined],
        ['prompt', 'pin', undefined],
      ],
    );
  });
  it('are referred to in all places', () => {
    assert.deepEqual(
      references.map(({ kind, name, place }) => [kind, name, place]),
      [
        ['variable', 'base', 'definition'],
        ['variable', 'host', 'target'],
        ['variable', 'b', 'target'],
        ['variable', 'dir', 'path'],
        ['request', 'first', 'target'],
        ['variable', 'n', 'header'],
        ['prompt', 'pin', 'header'],
        ['system', '$timestamp', 'header'],
        ['token', 'token', 'header'],
      ],
    );
  });
  it('have the range of the name alone', () => {
    for (const { name, range } of [...definitions, ...references]) {
      assert.equal(lines[range.startLine]?.slice(range.startColumn, range.endColumn), name);
    }
  });
  it('include the files of bodies', () => {
    assert.deepEqual(files, [
      {
        path: './{{dir}}/x.json',
        range: { startLine: 5, startColumn: 2, endLine: 5, endColumn: 18 },
      },
    ]);
  });
  it('may stand behind # in a body that has no comments, or may have none', () => {
    const namesOf = (head: string) =>
      variablesIn(`${head}\n\n# {{a}}`).references.map(({ name }) => name);
    assert.deepEqual(namesOf('POST /\nContent-Type: application/json'), []);
    assert.deepEqual(namesOf('POST /\nContent-Type: text/csv'), ['a']);
    assert.deepEqual(namesOf('POST /\nContent-Type: {{type}}'), ['type', 'a']);
    assert.deepEqual(namesOf('POST /\n{{header}}'), ['header', 'a']);
    assert.deepEqual(namesOf('POST /\n{{name}}: text/csv'), ['name', 'a']);
  });
  it('may be any number in one line', () => {
    const line = '{{a}}'.repeat(200_000);
    assert.equal(variablesIn(`POST /\n\n${line}`).references.length, 200_000);
  });
});
