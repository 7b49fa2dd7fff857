import assert from 'node:assert/strict';
import type { CurlRequest } from '../../../../src/core/curl/curlRequest';
import { parseCurl } from '../../../../src/core/curl/parseCurl';
import { printHttpRequest } from '../../../../src/core/curl/printHttpRequest';
import { bodyOf, prepared } from '../httpFile/preparing';

const origin = 'https://a.example';
const plain: CurlRequest = {
  method: 'GET',
  url: `${origin}/x`,
  headers: [],
  followRedirects: false,
  insecure: false,
  notes: [],
};
const post = (text: string, contentType: string): CurlRequest => ({
  ...plain,
  method: 'POST',
  headers: [['Content-Type', contentType]],
  body: { kind: 'text', text },
});
const kinds = (request: CurlRequest) => printHttpRequest(request).notes.map(({ kind }) => kind);

/** Writes and prepares a request between two others, and checks that nothing is lost. */
async function comesBack(request: CurlRequest, files: Record<string, string> = {}) {
  const { text, notes } = printHttpRequest(request);
  const file = `###\nGET /before\n\n###\n${text}\n\n### after\nGET /after\n`;
  const read = await prepared(file, { files }, 1);
  assert.equal(read.method, request.method);
  assert.equal(read.target, request.url);
  assert.deepEqual(read.headers, request.headers);
  if (request.body?.kind === 'text') assert.equal(bodyOf(read), request.body.text);
  assert.deepEqual(notes, []);
  assert.deepEqual(read.warnings, []);
  return read;
}

describe('A request written into a file', () => {
  it('comes back with method, URL and headers', async () => {
    await comesBack(plain);
    await comesBack({
      ...plain,
      method: 'PURGE',
      url: 'http://b.example:81/?a=%7B%7B&b=[1]#'.slice(0, -1),
    });
    await comesBack({
      ...plain,
      headers: [
        ['Accept', 'a/b;q=0.5, */*'],
        ['X-Empty', ''],
        ['X-Quotes', `"it's" \\ $a # // <x> ü`],
        ['X-Two', '1'],
        ['X-Two', '2'],
      ],
    });
  });
  it('comes back with its body', async () => {
    await comesBack(post('{\n  "a": "b",\n\n  "c": [1, 2]\n}', 'application/json'));
    await comesBack(post('a=1&b=%20&c=x+y', 'application/x-www-form-urlencoded'));
    await comesBack(post('# a comment?\n// another\ntext', 'text/plain'));
    await comesBack(post('# Title\ntext', 'text/markdown'));
    await comesBack(post('{"a":1}\n{"a":2}\n', 'application/x-ndjson'));
    await comesBack(post('{\n// comment\n"a": 1}', 'application/json'));
    await comesBack({ ...post('x', ''), headers: [] });
    const file = { ...post('', 'a/b'), body: { kind: 'file', path: './my file' } } as const;
    assert.equal(bodyOf(await comesBack(file, { './my file': 'A\nB\n' })), 'A\nB\n');
  });
  it('comes back with JSON whose lines would be read as something else', async () => {
    const json = '{\r\n  "a": [\r\n### 1\r\n]}'.replace('### 1', '1');
    const { text, notes } = printHttpRequest(post(json, 'application/json'));
    assert.deepEqual(notes, []);
    assert.deepEqual(JSON.parse(bodyOf(await prepared(text)) ?? ''), { a: [1] });
    assert.deepEqual(kinds(post('\n{"a":1}\n', 'application/json')), []);
  });
  it('notes what a file can’t say', () => {
    assert.deepEqual(kinds(post('a\n### b', 'text/plain')), ['body-line-unsupported']);
    assert.deepEqual(kinds(post('a\n< b', 'text/plain')), ['body-line-unsupported']);
    assert.deepEqual(kinds(post('@a = 1', 'text/plain')), ['body-line-unsupported']);
    assert.deepEqual(kinds(post('a\n> {%\n%}', 'text/plain')), ['body-line-unsupported']);
    assert.deepEqual(kinds(post('a\r\nb', 'text/plain')), ['body-lines-changed']);
    assert.deepEqual(kinds(post('\na', 'text/plain')), ['body-lines-changed']);
    assert.deepEqual(kinds(post('a {{b}}', 'text/plain')), ['placeholder']);
    assert.deepEqual(kinds(post('a=b c\n', 'application/x-www-form-urlencoded')), ['form-encoded']);
    assert.deepEqual(kinds({ ...plain, headers: [['A', '{{b}}']] }), ['placeholder']);
    assert.deepEqual(kinds({ ...plain, url: 'ftp://a.example/' }), ['scheme-unsupported']);
    assert.deepEqual(kinds({ ...plain, method: 'get' }), ['method-unsupported']);
    assert.deepEqual(kinds({ ...plain, method: 'a b' }), ['method-unsupported']);
    assert.deepEqual(kinds({ ...plain, method: '#x' }), ['method-unsupported']);
  });
  it('has no headers that a file would refuse', async () => {
    const request: CurlRequest = {
      ...plain,
      headers: [
        ['Host', 'a.example'],
        ['Content-Length', '5'],
        ['Connection', 'close'],
        [':authority', 'a'],
        ['#X', '1'],
        ['&X', '1'],
        ['X-Smile', '😀'],
        ['A', '1'],
      ],
    };
    const { text, notes } = printHttpRequest(request);
    assert.deepEqual((await prepared(text)).headers, [['A', '1']]);
    assert.deepEqual(
      notes.map((note) => (note.kind === 'header-dropped' ? note.name : note.kind)),
      ['Connection', '', '#X', '&X', 'X-Smile'],
    );
  });
  it('has the path alone on the tenant’s origin', () => {
    const line = (url: string) =>
      printHttpRequest({ ...plain, url }, { tenantOrigin: origin }).text;
    assert.equal(line('https://a.example:443/x?a=1'), 'GET /x?a=1');
    assert.equal(line('https://A.example'), 'GET /');
    assert.equal(line('https://a.example?q=1'), 'GET /?q=1');
    assert.equal(line('http://a.example/x'), 'GET http://a.example/x');
    assert.equal(line('https://a.example//x'), 'GET https://a.example//x');
    assert.equal(line('https://a.example.evil/x'), 'GET https://a.example.evil/x');
  });
  it('may have a title, and has its time limit', async () => {
    const request = { ...plain, url: `${origin}/x?a=1`, timeoutSeconds: 2.5 };
    const { text } = printHttpRequest(request, { title: true });
    assert.equal(text, `### GET /x\n# @timeout 2.5\nGET ${origin}/x?a=1`);
    assert.equal((await prepared(text)).timeoutSeconds, 2.5);
  });
});

describe('A multipart request written into a file', () => {
  it('comes back with its parts', async () => {
    const [request] =
      parseCurl(
        `curl ${origin}/x -F a=1 -F 'j={"b":1};type=application/json' -F 'f=@./p.png;filename="q\\"r.png"'`,
      ) ?? [];
    const { text, notes } = printHttpRequest(request!);
    assert.deepEqual(notes, []);
    const read = await prepared(text, { files: { './p.png': 'PNG\n' } });
    const boundary = 'part-boundary-1';
    assert.deepEqual(read.headers, [['Content-Type', `multipart/form-data; boundary=${boundary}`]]);
    const part = (head: string, body: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    assert.equal(
      bodyOf(read),
      part('name="a"', '1') +
        part('name="j"\r\nContent-Type: application/json', '{"b":1}') +
        part('name="f"; filename="q%22r.png"\r\nContent-Type: image/png', 'PNG\n') +
        `--${boundary}--\r\n`,
    );
  });
  it('has a boundary that no part has, or the given one', () => {
    const request = (text: string, headers: CurlRequest['headers']): CurlRequest => ({
      ...plain,
      method: 'POST',
      headers,
      body: { kind: 'multipart', parts: [{ name: 'a', content: { kind: 'text', text } }] },
    });
    assert.match(printHttpRequest(request('part-boundary-1', [])).text, /^--part-boundary-2--$/m);
    const given = [['content-type', 'multipart/form-data; boundary="x y"']] as const;
    assert.match(printHttpRequest(request('1', given)).text, /^--x y--$/m);
    assert.deepEqual(kinds(request('a\n< b', [])), ['body-lines-changed', 'body-line-unsupported']);
  });
});

describe('Credentials of a command', () => {
  it('never get into a file', () => {
    const cases: Record<string, string> = {
      "-H 'Authorization: Bearer s3cr3t'": 'bearer',
      '--oauth2-bearer s3cr3t': 'bearer',
      "-H 'authorization: Basic s3cr3t'": 'basic',
      '-u me:s3cr3t': 'basic',
      "-H 'Authorization: s3cr3t'": 'other',
      "-H 'Proxy-Authorization: Basic s3cr3t'": 'basic',
    };
    for (const [option, expected] of Object.entries(cases)) {
      const [request] = parseCurl(`curl ${option} ${origin}/x`) ?? [];
      const result = printHttpRequest(request!);
      assert.deepEqual(result.leftOut, [expected], option);
      assert.equal(result.text, `GET ${origin}/x`);
      assert.ok(!JSON.stringify(result).includes('s3cr3t'), option);
    }
    const [request] = parseCurl('curl https://me:s3cr3t@a.example/x') ?? [];
    assert.ok(!JSON.stringify(printHttpRequest(request!)).includes('s3cr3t'));
  });
  it('are reported where they stay: in fields and parameters, by name', () => {
    const body = post('grant_type=x&client_secret=s3cr3t', 'application/x-www-form-urlencoded');
    const result = printHttpRequest({
      ...body,
      url: `${origin}/x?api_key=s3cr3t&a=1`,
      headers: [...body.headers, ['X-Api-Key', 's3cr3t']],
    });
    assert.deepEqual(result.secretFields, ['X-Api-Key', 'client_secret', 'api_key']);
    assert.ok(!JSON.stringify([result.notes, result.secretFields]).includes('s3cr3t'));
  });
});
