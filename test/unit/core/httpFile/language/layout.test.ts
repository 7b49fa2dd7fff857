import assert from 'node:assert/strict';
import { foldsOf, formatHttpFile } from '../../../../../src/core/httpFile/language/language';
import { requestsOfMarkdown } from '../../../../../src/core/httpFile/markdownFences';
import { scanHttpFile } from '../../../../../src/core/httpFile/scan';
import { bodyOf, prepared } from '../preparing';

describe('Folding', () => {
  const folds = foldsOf('### a\nGET /\nA: b\n\n### b\nPOST /\n\n{\n  "a": [\n    1\n  ]\n}\n\n');
  it('folds requests without the blank lines behind them', () => {
    assert.deepEqual(
      folds
        .filter(({ kind }) => kind === 'request')
        .map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 2],
        [4, 11],
      ],
    );
  });
  it('folds what is indented in a body', () => {
    assert.deepEqual(
      folds
        .filter(({ kind }) => kind === 'indent')
        .map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [8, 9],
        [7, 10],
      ],
    );
  });
});

describe('Formatting', () => {
  const text = [
    '@a=1',
    '',
    '###first  ',
    '#@name one',
    '',
    'post  /x   HTTP/1.1',
    ' ?q={{a}}',
    '# a comment  ',
    'content-type:application/json',
    'X-Empty:',
    '',
    '',
    '{ "a":1 }  ',
    '',
    '  # kept? no',
    '',
    '',
    '',
    '###',
    '{{host}}/y',
  ].join('\n');

  it('puts blanks in order and leaves bodies alone', () => {
    assert.equal(
      formatHttpFile(text),
      [
        '@a = 1',
        '',
        '### first',
        '# @name one',
        '',
        'POST /x HTTP/1.1',
        '    ?q={{a}}',
        '# a comment',
        'content-type: application/json',
        'X-Empty:',
        '',
        '{ "a":1 }  ',
        '',
        '  # kept? no',
        '',
        '###',
        '{{host}}/y',
        '',
      ].join('\n'),
    );
  });

  it('changes nothing the second time', () => {
    assert.equal(formatHttpFile(formatHttpFile(text)), formatHttpFile(text));
  });

  it('changes nothing that is sent', async () => {
    const first = await prepared(text, {}, 0);
    const second = await prepared(formatHttpFile(text), {}, 0);
    assert.deepEqual(
      [second.method, second.target, second.headers, second.name, bodyOf(second)],
      [first.method, first.target, first.headers, first.name, bodyOf(first)],
    );
  });

  it('leaves mistakes as they are', () => {
    assert.equal(formatHttpFile('GET\nno colon here  \n'), 'GET\nno colon here  \n');
    assert.equal(formatHttpFile(''), '');
  });
});

describe('Requests of a Markdown file', () => {
  const text = [
    '# Title',
    'GET /not-a-request',
    '```http',
    '@a = 1',
    'GET /one',
    '```',
    '```json',
    'GET /no',
    '```',
    '~~~~rest title="x"',
    'POST /two',
    '~~~',
    '~~~~',
    'GET /after',
  ].join('\n');
  it('stand in fences and keep their lines', () => {
    assert.deepEqual(
      scanHttpFile(requestsOfMarkdown(text)).map(({ target, requestLine }) => [
        target,
        requestLine,
      ]),
      [
        ['/one', 4],
        ['/two', 10],
      ],
    );
    assert.equal(requestsOfMarkdown(text).split('\n').length, text.split('\n').length);
  });
  it('end with an unclosed fence', () => {
    assert.equal(scanHttpFile(requestsOfMarkdown('```http\nGET /x')).length, 1);
  });
});
