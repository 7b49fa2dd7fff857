import assert from 'node:assert/strict';
import { noEnvironment } from '../../../../src/core/httpFile/environments';
import { problemsOf } from '../../../../src/core/httpFile/httpFile';

const knowledge = { environment: noEnvironment, knowsTenant: (name: string) => name === 'acme' };
const found = (text: string) =>
  problemsOf(text, knowledge).map(
    ({ code, severity, range }) => `${range.startLine}:${range.startColumn} ${severity} ${code}`,
  );

describe('Problems of a file', () => {
  for (const [text, expected] of [
    ['GET /a\nno colon', ['1:0 error header-without-colon']],
    ['GET /a\nX Y: 1', ['1:0 error header-name-invalid']],
    [
      'GET /a\n   ###\nGET /b',
      ['1:3 warning separator-indented', '2:0 error header-without-colon'],
    ],
    ['GET /a\n   ### not the last block\n### b\nGET /b', []],
    ['POST /a\n\nContent-Type: text/plain\n\nx', ['2:0 warning body-like-headers']],
    ['GET /a\n\n  ?b=c', ['2:2 warning query-after-blank-line']],
    ['# @name x\nGET /\n###\n# @name x\nGET /', ['3:8 warning name-duplicate']],
    ['# @tenant Nobody\nGET /', ['0:10 error tenant-unknown']],
    ['# @tenant acme\nGET /', []],
    ['GET /\nAuthorization: Bearer abcdef', ['1:15 warning secret-literal']],
    ['GET /\nAuthorization: Bearer {{token}}', []],
    ['GET /\nAuthorization: Basic kim:hunter2', ['1:15 warning secret-literal']],
    ['@client_secret = hunter2\nGET /', ['0:17 warning secret-literal']],
    ['POST /\n\n{ "client_secret": "hunter2" }', ['2:20 warning secret-literal']],
    ['POST /\n\nclient_secret={{secret}}', ['2:14 warning variable-unknown']],
    [
      'GET /{{a}}\nX: {{ b }}\n\n{{c}}',
      ['0:5', '1:3', '3:0'].map(
        (at, i) => `${at} ${i === 2 ? 'warning' : 'error'} variable-unknown`,
      ),
    ],
    ['@a = {{b}}\n@b = 1\n# @prompt c\nGET /{{a}}{{c}}{{$guid}}', []],
    ['GET /{{$nothing}}', ['0:5 error variable-unknown']],
    ['GET /{{token}}', ['0:5 error token-misplaced']],
    [
      '### @name r\nGET /\n###\nGET /{{r.response.body.$[?(@.x==0.)]}}',
      ['3:5 error path-unsupported'],
    ],
    ['@a = {{b}}\n@b = {{a}}\nGET /', ['0:1 error variable-cycle']],
    ['@a = 1\n@a = 2\nGET /{{a}}', ['0:1 information variable-redefined']],
    ['GET /{{x.response.body.$.y}}', ['0:5 error request-unknown']],
    ['# @name x\nGET /{{x.response.body.$.y}}', ['1:0 error request-cycle']],
    ['hello big world', ['0:0 error request-line-invalid']],
    ['GET /\n# @no-auth', ['1:0 error directive-misplaced']],
    [
      '< {%\nx\n%}\nGET /\n\n> {% y %}',
      ['0:0 warning script-not-run', '5:0 warning script-not-run'],
    ],
    ['POST /\nContent-Type: text/markdown\n\n  ### Heading\ntext', []],
  ] as const) {
    it(`${JSON.stringify(text)} has ${expected.length}`, () => {
      assert.deepEqual(found(text), expected);
    });
  }
  it('are not looked for where nothing is known', () => {
    assert.deepEqual(problemsOf('# @tenant any\nGET /{{any}}', {}), []);
  });
  it('carry no value of the file', () => {
    const text = '@password = canary1\nGET /\nAuthorization: Bearer canary2\nX Y: canary3\ncanary4';
    assert.equal(JSON.stringify(problemsOf(text, knowledge)).includes('canary'), false);
  });
});
