import assert from 'node:assert/strict';
import type { Environment } from '../../../../../src/core/httpFile/environments';
import { completionsAt } from '../../../../../src/core/httpFile/language/language';
import { marked } from './marked';

const environment: Environment = {
  values: new Map([
    ['region', { value: 'eu', source: 'http-client.env.json', secret: false }],
    ['api_key', { value: 'k-4711', source: 'http-client.private.env.json', secret: true }],
  ]),
  shared: new Map(),
};
const knowledge = { environment, tenants: ['acme', 'globex'] };

function at(source: string) {
  const { text, line, column } = marked(source);
  return completionsAt(text, line, column, knowledge);
}

function labels(source: string): string[] {
  return at(source).map(({ label }) => label);
}

describe('Completion', () => {
  it('offers methods where a request may begin', () => {
    for (const text of ['‸', 'P‸', '###\n# @name x\n‸', '### a\nGE‸ /x', '@a = 1\n\n‸\nGET /x']) {
      assert.ok(labels(text).includes('PATCH'), text);
    }
    assert.equal(at('po‸')[0]?.range.startColumn, 0);
    assert.deepEqual(labels('GET /da‸'), []);
  });

  it('offers headers behind the request line, and not what only the connection may write', () => {
    const names = labels('GET /x\nAcc‸');
    assert.ok(names.includes('Accept') && names.includes('Content-Type') && names.includes('Host'));
    assert.ok(!names.includes('Expect') && !names.includes('Transfer-Encoding'));
    assert.ok(labels('GET /x\n‸').includes('Accept'));
    assert.ok(labels('GET /x\n?a=1\n‸\n').includes('Accept'));
  });

  it('writes the colon unless it is there', () => {
    const insert = (source: string) =>
      at(source).find(({ label }) => label === 'Accept')?.insertText;
    assert.equal(insert('GET /x\nAcc‸'), 'Accept: ');
    assert.equal(insert('GET /x\nAcc‸: */*'), 'Accept');
  });

  it('offers values of the header of the line', () => {
    assert.ok(labels('GET /x\nContent-Type: app‸').includes('application/json'));
    const [first] = at('POST /x\ncontent-type:‸');
    assert.deepEqual(first?.range, { startLine: 1, startColumn: 13, endLine: 1, endColumn: 13 });
    assert.deepEqual(labels('GET /x\nX-Unheard-Of: ‸'), []);
  });

  it('offers nothing in a body', () => {
    assert.deepEqual(labels('POST /x\nA: b\n\n‸{"a": 1}'), []);
    assert.deepEqual(labels('POST /x\nA: b\n\n{\n‸\n}'), []);
  });

  it('offers directives and their values in comments above the request', () => {
    assert.ok(labels('# @‸\nGET /x').includes('no-redirect'));
    assert.deepEqual(labels('# @tenant ‸\nGET /x'), ['acme', 'globex']);
    assert.deepEqual(labels('// @tenant = ac‸me\nGET /x'), ['acme', 'globex']);
    assert.ok(labels('# @timeout ‸\nGET /x').includes('30 s'));
    assert.deepEqual(labels('GET /x\n# @‸'), []);
    assert.deepEqual(labels('# plain ‸\nGET /x'), []);
  });

  it('offers variables between braces, with where they come from', () => {
    const text = '@host = h\n# @prompt pin\n# @name one\nGET {{‸\n';
    const found = at(text);
    const byLabel = new Map(found.map((completion) => [completion.label, completion]));
    assert.equal(byLabel.get('host')?.detail, 'h');
    assert.equal(byLabel.get('region')?.detail, 'http-client.env.json');
    assert.equal(byLabel.get('pin')?.kind, 'prompt');
    assert.equal(byLabel.get('token')?.kind, 'token');
    assert.equal(byLabel.get('$guid')?.insertText, '$guid}}');
    assert.equal(byLabel.get('one.response.')?.insertText, 'one.response.');
  });

  it('leaves braces alone that are there', () => {
    const host = at('@host = h\nGET {{ho‸st}}').find(({ label }) => label === 'host');
    assert.equal(host?.insertText, 'host');
    assert.deepEqual(host.range, { startLine: 1, startColumn: 6, endLine: 1, endColumn: 10 });
    const next = at('@host = h\nGET {{‸ {{host}}').find(({ label }) => label === 'host');
    assert.equal(next?.insertText, 'host}}');
  });

  it('offers variables in bodies, too', () => {
    assert.ok(labels('@host = h\nPOST /x\n\n{"a": "{{‸"}').includes('host'));
  });

  it('offers the parts of a response of a request that is there', () => {
    assert.deepEqual(labels('# @name one\nGET /x\n###\nGET /{{one.‸}}'), [
      'one.response.',
      'one.request.',
    ]);
    assert.ok(
      labels('# @name one\nGET /x\n###\nGET /{{one.response.b‸').includes('one.response.body.$.'),
    );
    assert.ok(!labels('GET /{{other.‸}}').includes('other.response.'));
  });

  it('shows no secret', () => {
    const text = '@client_secret = s3cr3t-value\n@bearer = Bearer abc.def\nGET {{‸}}';
    assert.doesNotMatch(JSON.stringify(at(text)), /s3cr3t-value|abc\.def|k-4711/);
  });
});
