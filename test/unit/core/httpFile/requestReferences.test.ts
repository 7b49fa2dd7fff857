import assert from 'node:assert/strict';
import { requestsNeededBy } from '../../../../src/core/httpFile/httpFile';
import { scanHttpFile } from '../../../../src/core/httpFile/scan';
import { queryJson } from '../../../../src/core/httpFile/variables/jsonPath';
import { bodyOf, prepared, refusal } from './preparing';

const received = {
  status: 201,
  headers: [['X-Trace', 't-1']] as const,
  bodyText: JSON.stringify({ id: 7, name: 'n', tags: ['a', 'b'], nested: { 'a b': null }, no: '' }),
  request: { headers: [['Accept', 'x/y']] as const, bodyText: '{"sent":true}' },
};

const file = (body: string) => `# @name make\nPOST /a\n\n{}\n###\nPOST /b\n\n${body}`;
const response = (name: string) => Promise.resolve(name === 'make' ? received : undefined);

describe('References to other requests', () => {
  for (const [reference, value] of [
    ['make.response.body.$.id', '7'],
    ['make.response.body.name', 'n'],
    ['make.response.body.$.tags[-1]', 'b'],
    ['make.response.body.$.tags', '["a","b"]'],
    ["make.response.body.$.nested['a b']", 'null'],
    ['make.response.body.asJson.$.id', '7'],
    ['make.response.body.*', received.bodyText],
    ['make.response.body', received.bodyText],
    ['make.response.headers.x-trace', 't-1'],
    ['make.response.status', '201'],
    ['make.request.body.$.sent', 'true'],
    ['make.request.headers.Accept', 'x/y'],
  ] as const) {
    it(`${reference} is ${value}`, async () => {
      assert.equal(bodyOf(await prepared(file(`{{${reference}}}`), { response })), value);
    });
  }
  it('go through file variables', async () => {
    const text = `@id = {{make.response.body.$.id}}\n${file('{{id}}')}`;
    assert.equal(bodyOf(await prepared(text, { response })), '7');
  });
  it('may use the title of a request', async () => {
    const text = '### make\nPOST /a\n###\nGET /b/{{make.response.body.$.id}}';
    assert.equal((await prepared(text, { response })).target, '/b/7');
  });
  for (const [reference, code] of [
    ['make.response.body.$.none', 'response-value-missing'],
    ['make.response.body.$.no', 'response-value-missing'],
    ['make.response.body.//a', 'path-unsupported'],
    ['other.response.body.$.id', 'request-unknown'],
  ] as const) {
    it(`${reference} is refused in a header`, async () => {
      const text = `# @name make\nPOST /a\n###\nGET /b\nX-A: {{${reference}}}`;
      assert.deepEqual(
        (await refusal(text, { response })).map((problem) => problem.code),
        [code],
      );
    });
  }
  it('to what is too deep to be written count as missing', async () => {
    const bodyText = '['.repeat(200_000) + ']'.repeat(200_000);
    const deep = () => Promise.resolve({ ...received, bodyText });
    const request = await prepared(file('{{make.response.body.$}}'), { response: deep });
    assert.deepEqual(
      request.warnings.map(({ code }) => code),
      ['response-value-missing'],
    );
  });
  it('without a response stay in a body, with a warning', async () => {
    const request = await prepared(file('{{make.response.body.$.id}}'));
    assert.equal(bodyOf(request), '{{make.response.body.$.id}}');
    assert.equal(request.warnings[0]?.code, 'response-missing');
  });
  const circle = [
    '@v = {{c.response.body.$.x}}',
    '# @name a\nGET /{{b.response.body.$.x}}',
    '###\n# @name b\nGET /{{v}}',
    '###\n# @name c\nGET /\nX: {{a.response.headers.Y}}',
  ].join('\n');
  it('are found without resolving anything', () => {
    const needed = scanHttpFile(circle).map((outline) => requestsNeededBy(circle, outline));
    assert.deepEqual(needed, [['b'], ['c'], ['a']]);
  });
  it('that go in a circle are refused before anything is sent', async () => {
    const asked: string[] = [];
    const ask = (name: string) => Promise.resolve(void asked.push(name));
    const [problem] = await refusal(circle, { response: ask });
    assert.equal(problem?.code, 'request-cycle');
    assert.deepEqual(problem.facts, { names: ['c', 'a', 'b', 'c'] });
    assert.deepEqual(asked, []);
  });
});

describe('JSONPath', () => {
  const json = {
    a: [
      { k: 'x', n: 1 },
      { k: 'y', n: 2 },
      { n: 3, deep: { k: 'z' } },
    ],
    'b.c': true,
    o: { p: 1 },
  };
  for (const [path, found] of [
    ['$', json],
    ['$.a[1].k', 'y'],
    ['$.a[*].deep.k', 'z'],
    ['$..deep.k', 'z'],
    ['$..n', 1],
    ["$['b.c']", true],
    ['$.a[1:].n', 2],
    ["$.a[?(@.k=='y')].n", 2],
    ['$.a[?(@.n>=3)].n', 3],
    ['$.a[?(@.deep)].n', 3],
    ['$.o.*', 1],
    ['$.none', undefined],
    ['$.a.constructor', undefined],
    ['$.a[(@.length-1)]', undefined],
    ['$.a[?(@.n==2.0)].k', 'y'],
    ['$.a[?(@.n==1.2.3)]', undefined],
    ['$.a[?(@.n==01)]', undefined],
    ['$.a[?(@.n==.)]', undefined],
    ['a', undefined],
  ] as const) {
    it(`${path} finds ${JSON.stringify(found)?.slice(0, 30)}`, () => {
      assert.deepEqual(queryJson(json, path), found);
    });
  }
  it('goes as deep as data does', () => {
    let deep: unknown = { k: 1 };
    for (let i = 0; i < 20_000; i++) deep = { d: deep };
    assert.equal(queryJson(deep, '$..k'), 1);
  });
  it('goes as wide as data is', () => {
    const wide = [...Array.from({ length: 300_000 }, () => 0), { k: 1 }];
    assert.equal(queryJson(wide, '$..k'), 1);
  });
});
