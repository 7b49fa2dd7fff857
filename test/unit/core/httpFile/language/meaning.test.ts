import assert from 'node:assert/strict';
import type { Environment } from '../../../../../src/core/httpFile/environments';
import { meaningAt, placesOf } from '../../../../../src/core/httpFile/language/language';
import { applied, marked } from './marked';

const environment: Environment = {
  values: new Map([
    ['region', { value: 'eu', source: 'http-client.env.json', secret: false }],
    ['pass', { value: 'k-4711', source: 'http-client.private.env.json', secret: true }],
  ]),
  shared: new Map(),
};

function meaning(source: string) {
  const { text, line, column } = marked(source);
  return meaningAt(text, line, column, environment);
}

describe('The meaning of a name', () => {
  it('is the text of the file, with the variables that it holds', () => {
    const found = meaning(
      '@host = {{region}}.example.com\n@url = https://{{host}}\nGET {{u‸rl}}/x',
    );
    assert.equal(found?.value, 'https://eu.example.com');
    assert.equal(found.definedAt?.startLine, 1);
    assert.equal(found.kind, 'variable');
  });

  it('is the last of several definitions', () => {
    const found = meaning('@a = 1\nGET /{{a‸}}\n###\n@a = 2\nGET /x');
    assert.equal(found?.value, '2');
    assert.equal(found.definedAt?.startLine, 3);
  });

  it('comes from the environment where the file has none', () => {
    const found = meaning('GET /{{re‸gion}}');
    assert.deepEqual(
      [found?.kind, found?.value, found?.source],
      ['environment', 'eu', 'http-client.env.json'],
    );
  });

  it('hides secrets, also inside of others', () => {
    for (const text of [
      'GET /{{pa‸ss}}',
      '@a = x{{pass}}\nGET /{{a‸}}',
      '@client_secret = s3cr3t\nGET /{{client_se‸cret}}',
      '@a = {{b}}\n@b = Bearer abcdef\nGET /{{a‸}}',
      '@jwt_like = eyJhbGciOiJIUzI1NiJ9.e30.x\nGET /{{jwt_li‸ke}}',
    ]) {
      const found = meaning(text);
      assert.equal(found?.hidden, true, text);
      assert.equal(found.value, undefined, text);
    }
  });

  it('keeps what is made when sending, and ends with a circle', () => {
    assert.equal(meaning('@id = a-{{$guid}}\nGET /{{i‸d}}')?.value, 'a-{{$guid}}');
    assert.ok(meaning('@a = {{b}}\n@b = {{a}}\nGET /{{a‸}}'));
  });

  it('tells system variables, prompts, requests and tokens', () => {
    assert.equal(meaning('GET /{{$gu‸id}}')?.kind, 'system');
    assert.equal(meaning('# @prompt pin\nGET /{{pi‸n}}')?.kind, 'prompt');
    const request = meaning('# @name one\nGET /\n###\nGET /{{one.res‸ponse.body.$.id}}');
    assert.deepEqual([request?.kind, request?.name], ['request', 'one']);
    assert.equal(meaning('GET /\nAuthorization: Bearer {{to‸ken}}')?.kind, 'token');
    assert.equal(meaning('GET /x‸y'), undefined);
  });

  it('shortens what is long', () => {
    assert.equal(meaning(`@a = ${'x'.repeat(1000)}\nGET /{{a‸}}`)?.value?.length, 301);
  });
});

describe('The places of a name', () => {
  function renamed(source: string, to: string): string | undefined {
    const { text, line, column } = marked(source);
    const places = placesOf(text, line, column);
    if (!places) return undefined;
    const ranges = [...places.definitions, ...places.references];
    return applied(
      text,
      ranges
        .map((range) => ({ range, text: to }))
        .sort(
          (a, b) =>
            a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn,
        ),
    );
  }

  it('of a variable are all over the file', () => {
    assert.equal(
      renamed(
        '@host = h\nGET {{host}}/{{%ho‸st}}\nX: {{host}}\n###\n@b = {{ host }}\nGET /',
        'base',
      ),
      '@base = h\nGET {{base}}/{{%base}}\nX: {{base}}\n###\n@b = {{ base }}\nGET /',
    );
  });

  it('of a request are its name and what refers to it', () => {
    assert.equal(
      renamed('# @name o‸ne\nGET /\n###\nGET /{{one.response.body.$.one}}', 'first'),
      '# @name first\nGET /\n###\nGET /{{first.response.body.$.one}}',
    );
  });

  it('of a prompt are in its own request', () => {
    assert.equal(
      renamed('# @prompt pin\nGET /{{pi‸n}}\n###\nGET /{{pin}}', 'code'),
      '# @prompt code\nGET /{{code}}\n###\nGET /{{pin}}',
    );
  });

  it('are none for system variables', () => {
    assert.equal(renamed('GET /{{$gu‸id}}', 'x'), undefined);
  });
});
