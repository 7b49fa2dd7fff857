import assert from 'node:assert/strict';
import { bodyOf, prepared, refusal } from './preparing';

const environment = {
  values: new Map([
    ['zone', { value: 'north', source: 'env', secret: false }],
    ['lane', { value: 'from environment', source: 'env', secret: false }],
    ['raw', { value: '{{zone}}', source: 'env', secret: false }],
  ]),
  shared: new Map([['base', { value: 's', source: 'env', secret: false }]]),
};

const valueOf = async (definitions: string, name: string) =>
  bodyOf(await prepared(`${definitions}\nPOST /\n\n<{{${name}}}>`, { environment }))?.slice(1, -1);

describe('Variables', () => {
  it('are replaced in target, header names and values, and the body', async () => {
    const text = '@a = 1\n@n = X-Lane\nPOST /{{a}}?b={{ a }}\n{{n}}: <{{a}}>\n\n{{a}}-{{a}}';
    const request = await prepared(text);
    assert.equal(request.target, '/1?b=1');
    assert.deepEqual(request.headers, [['X-Lane', '<1>']]);
    assert.equal(bodyOf(request), '1-1');
  });
  it('hold any characters, taken literally', async () => {
    const value = "$1 $& $$ C:\\new\\t = 'x' #1 // y";
    assert.equal(await valueOf(`@a = ${value}\n@b = {{a}}!`, 'b'), `${value}!`);
    assert.equal(await valueOf('@a =', 'a'), '');
  });
  it('may be defined anywhere in the file, the last definition counting', async () => {
    const text = '@a = {{b}}\nPOST /\n\n{{a}}\n###\n@b = 1\nGET /\nX: y\n@b = 2';
    assert.equal(bodyOf(await prepared(text, {}, 0)), '2');
  });
  it('come from the file before the environment, unless the context says otherwise', async () => {
    assert.equal(await valueOf('@lane = from file', 'lane'), 'from file');
    assert.equal(await valueOf('', 'zone'), 'north');
    const text = '@lane = from file\nPOST /\n\n{{lane}}';
    const request = await prepared(text, { environment, precedence: 'environment' });
    assert.equal(bodyOf(request), 'from environment');
  });
  it('are inserted once: values are not looked through again', async () => {
    assert.equal(await valueOf('', 'raw'), '{{zone}}');
    assert.equal(await valueOf('@a = {{raw}}', 'a'), '{{zone}}');
  });
  it('have one value for the whole request, where system variables have a new one each time', async () => {
    let count = 0;
    const random = () => (count++ % 16) / 16 + count / 1e6;
    const text = '@id = {{$guid}}\nPOST /{{id}}\n\n{{id}} {{$guid}} {{$guid}}';
    const request = await prepared(text, { random });
    const [first, second, third] = (bodyOf(request) ?? '').split(' ');
    assert.equal(request.target, `/${first ?? ''}`);
    assert.match(first ?? '', /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assert.equal(new Set([first, second, third]).size >= 2, true);
  });
  it('that are unknown stop a request in its target and headers', async () => {
    const problems = await refusal('GET /{{who}}\nX-A: {{what}}');
    assert.deepEqual(
      problems.map(({ code, facts, range }) => [code, facts, range.startLine, range.startColumn]),
      [
        ['variable-unknown', { name: 'who' }, 0, 5],
        ['variable-unknown', { name: 'what' }, 1, 5],
      ],
    );
  });
  it('that are unknown stay in a body, with a warning', async () => {
    const request = await prepared('POST /\n\nHi {{ first }}, {{#if x}}y{{/if}}');
    assert.equal(bodyOf(request), 'Hi {{ first }}, {{#if x}}y{{/if}}');
    assert.equal(request.warnings.length, 3);
    assert.deepEqual(request.warnings[0]?.facts, { name: 'first' });
  });
  it('that are defined by themselves are refused everywhere', async () => {
    const [problem] = await refusal('@a = {{b}}\n@b = {{a}}\nPOST /\n\n{{a}}');
    assert.equal(problem?.code, 'variable-cycle');
    assert.deepEqual(problem.facts, { names: ['a', 'b', 'a'] });
  });
  it('that explode are refused', async () => {
    const lines = Array.from({ length: 15 }, (_, i) => `@v${i + 1} = ${`{{v${i}}}`.repeat(10)}`);
    const text = `@v0 = lol\n${lines.join('\n')}\nPOST /\n\n{{v15}}`;
    const problems = await refusal(text);
    assert.ok(problems.every(({ code }) => code === 'expansion-too-large'));
  });
  it('never bring a line break into a target or a header', async () => {
    const values = new Map([['evil', { value: 'a\r\nX-B: c', source: '', secret: false }]]);
    const [problem] = await refusal('GET /\nX-A: {{evil}}', {
      environment: { ...environment, values },
    });
    assert.equal(problem?.code, 'variable-line-break');
    assert.equal(JSON.stringify(problem).includes('X-B'), false);
  });
  it('may hold a whole header', async () => {
    const { headers } = await prepared('@h = X-Key: k:1\nGET /\n{{h}}');
    assert.deepEqual(headers, [['X-Key', 'k:1']]);
  });
  it('are percent-encoded where a % precedes the name', async () => {
    assert.equal((await prepared('@a = x&y/z ü\nGET /?q={{%a}}')).target, '/?q=x%26y%2Fz%20%C3%BC');
  });
  it('are percent-encoded once, whatever the number of % before the name', async () => {
    const codes = async (text: string) => (await refusal(text)).map(({ code }) => code);
    assert.deepEqual(await codes('@a = 1\nGET /{{%%a}}'), ['variable-unknown']);
    assert.deepEqual(await codes(`@a = 1\nGET /{{${'%'.repeat(50_000)}a}}`), ['variable-unknown']);
  });
  it('with three braces are none', async () => {
    assert.equal(bodyOf(await prepared('@a = 1\nPOST /\n\n{{{a}}}')), '{{{a}}}');
  });
});

describe('C-03: the token of the tenant', () => {
  for (const value of [
    'Bearer {{token}}',
    'bearer {{ access_token }}',
    'Bearer {{$auth.token("any")}}',
    'Bearer {{mine}}',
    '{{whole}}',
  ]) {
    it(`is meant by Authorization: ${value}`, async () => {
      const text = `@mine = {{$auth.token("x")}}\n@whole = Bearer {{token}}\nGET /\nAuthorization: ${value}`;
      assert.deepEqual((await prepared(text)).headers, []);
    });
  }
  for (const text of [
    'GET /?t={{token}}',
    'GET /\nX-Token: {{token}}',
    'GET /\nAuthorization: Token {{token}}',
    'GET /\nAuthorization: Bearer {{token}}x',
    'POST /\n\n{{accessToken}}',
    'POST /\n\n{{$auth.token("x")}}',
    '@a = {{token}}\nPOST /\n\n{{a}}',
  ]) {
    it(`is refused in ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(
        (await refusal(text)).map(({ code }) => code),
        ['token-misplaced'],
      );
    });
  }
  it('is not meant where the file defines the name itself', async () => {
    const { headers } = await prepared(
      '@token = abc\nGET /?t={{token}}\nAuthorization: Bearer {{token}}',
    );
    assert.deepEqual(headers, [['Authorization', 'Bearer abc']]);
  });
});
