import assert from 'node:assert/strict';
import { bodyOf, prepared, refusal } from './preparing';

const form = 'POST /\nContent-Type: application/x-www-form-urlencoded\n\n';
const codes = async (...given: Parameters<typeof refusal>) =>
  (await refusal(...given)).map(({ code }) => code);

describe('Bodies from files', () => {
  it('are sent byte for byte, variables and line ends included', async () => {
    const bytes = Uint8Array.from([0xff, 0, 13, 10, 0x7b, 0x7b, 0x61, 0x7d, 0x7d, 10]);
    const request = await prepared('@a = 1\nPOST /\n\n< ./my file.bin  ', {
      files: { './my file.bin': bytes },
    });
    assert.deepEqual(request.body, bytes);
  });
  it('have their variables replaced behind <@, in any encoding', async () => {
    const files = { 'a.txt': 'ü{{a}}\r\n{{b}}', 'b.txt': Uint8Array.from([0xfc, 0x80]) };
    const request = await prepared('@a = 1\n@dir = a\nPOST /\n\n<@ {{dir}}.txt', { files });
    assert.equal(bodyOf(request), 'ü1\r\n{{b}}');
    assert.deepEqual(
      request.warnings.map(({ code, range }) => [code, range.startLine]),
      [['variable-unknown', 4]],
    );
    assert.equal(bodyOf(await prepared('POST /\n\n<@latin1 b.txt', { files })), 'ü\u0080');
    assert.deepEqual(await codes('POST /\n\n<@klingon b.txt', { files }), ['encoding-unknown']);
  });
  it('may stand among lines of text', async () => {
    const files = { a: 'A\n' };
    assert.equal(bodyOf(await prepared('POST /\n\n1\n< a\n2\n< a', { files })), '1\nA\n\n2\nA\n');
  });
  it('are recognised in column 0 with a blank only', async () => {
    const body = '<?xml version="1.0"?>\n<a>\n  < b\n</a>';
    assert.equal(bodyOf(await prepared(`POST /\n\n${body}`)), body);
  });
  it('that can’t be had stop the request', async () => {
    assert.deepEqual(await codes('POST /\n\n< none'), ['file-missing']);
    const outside = () => Promise.resolve({ kind: 'outside' } as const);
    assert.deepEqual(await codes('POST /\n\n< ../x', { readFile: outside }), ['file-outside']);
    const untrusted = { workspaceTrusted: false, files: { x: '1' } };
    assert.deepEqual(await codes('POST /\n\n< x', untrusted), ['untrusted-workspace']);
  });
});

describe('Multipart bodies', () => {
  const head = 'POST /\nContent-Type: multipart/form-data; boundary=cut\n\n';
  it('have CRLF between lines, and files as they are', async () => {
    const body = '--cut\nContent-Disposition: form-data; name="c"\n\n#fff\n--cut\n\n< f\n--cut--';
    const request = await prepared(`${head}${body}\n\n# the end\n`, { files: { f: 'x\ny\n' } });
    assert.equal(
      bodyOf(request),
      '--cut\r\nContent-Disposition: form-data; name="c"\r\n\r\n#fff\r\n--cut\r\n\r\nx\ny\n\r\n--cut--\r\n',
    );
  });
  it('end at the last delimiter, which other bodies don’t have', async () => {
    const text = 'POST /\nContent-Type: text/markdown\n\n--aside--\n# End\n';
    assert.equal(bodyOf(await prepared(text)), '--aside--\n# End');
  });
  it('need a boundary', async () => {
    const text = head.replace('; boundary=cut', '');
    assert.deepEqual(await codes(`${text}--cut--`), ['boundary-missing']);
  });
});

describe('Form bodies', () => {
  it('are put together at & and encoded once', async () => {
    const request = await prepared(`@v = c d\n${form}a=1\n  &b={{v}}& \ne=ü+%2B/==\n# no\n&f={x}`);
    assert.equal(bodyOf(request), 'a=1&b=c%20d&e=%C3%BC+%2B/==&f=%7Bx%7D');
  });
  it('may be encoded pair by pair, or not at all', async () => {
    const text = `@v = 1&2=3\n${form}a b={{v}}\n&c=d+e=f`;
    const always = await prepared(text, { formEncoding: 'always' });
    assert.equal(bodyOf(always), 'a%20b=1%262%3D3&c=d%2Be%3Df');
    const never = await prepared(text, { formEncoding: 'never' });
    assert.equal(bodyOf(never), 'a b=1&2=3&c=d+e=f');
  });
});

describe('Lists of JSON lines', () => {
  it('end with one line end', async () => {
    const head = 'POST /\nContent-Type: application/x-ndjson\n\n';
    assert.equal(bodyOf(await prepared(`${head}{"a":1}\n{"b":2}\n\n`)), '{"a":1}\n{"b":2}\n');
    const files = { f: '{"a":1}\n' };
    assert.equal(bodyOf(await prepared(`${head}< f`, { files })), '{"a":1}\n');
  });
});

describe('Assertions of httpYac', () => {
  it('are neither part of the address nor of the body, and not run', async () => {
    for (const text of [
      'GET /a\n?? status == 200\n?? body name exists',
      'GET /a\nA: b\n\n?? status == 200',
    ]) {
      const request = await prepared(text);
      assert.equal(request.target, '/a');
      assert.equal(request.body, undefined);
      assert.ok(request.warnings.every(({ code }) => code === 'script-not-run'));
      assert.ok(request.warnings.length > 0);
    }
    const body = await prepared('POST /a\n\n{"a": 1}\n\n?? status == 201');
    assert.equal(bodyOf(body), '{"a": 1}');
  });
  it('are text where they are something else', async () => {
    assert.equal(bodyOf(await prepared('POST /a\n\nReally\n?? really')), 'Really\n?? really');
    assert.equal((await prepared('GET /a\n??b=1')).target, '/a??b=1');
  });
});

describe('GraphQL bodies', () => {
  const query = 'query Lot($n: Int) {\n  lots(n: $n) { id }\n}';
  for (const head of ['POST /\nx-request-type: graphQL', 'GRAPHQL /']) {
    it(`are made of ${head.replace('\n', ' ')}`, async () => {
      const request = await prepared(`@n = 3\n${head}\n\n${query}\n\n{ "n": {{n}} }`);
      assert.equal(request.method, 'POST');
      assert.equal(
        request.headers.some(([name]) => name.toLowerCase() === 'x-request-type'),
        false,
      );
      assert.deepEqual(request.headers, [['Content-Type', 'application/json']]);
      assert.deepEqual(JSON.parse(bodyOf(request) ?? ''), {
        query,
        operationName: 'Lot',
        variables: { n: 3 },
      });
    });
  }
  it('may have no variables, and blank lines in the query', async () => {
    const text = '{\n  a\n\n  b\n}';
    const body = bodyOf(await prepared(`GRAPHQL /\n\n${text}`)) ?? '';
    assert.deepEqual(JSON.parse(body), { query: text, variables: {} });
  });
  it('with variables that are no JSON are refused', async () => {
    assert.deepEqual(await codes(`GRAPHQL /\n\n${query}\n\n{ "n": }`), [
      'graphql-variables-invalid',
    ]);
  });
});
