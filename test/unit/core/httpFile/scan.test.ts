import assert from 'node:assert/strict';
import { scanHttpFile } from '../../../../src/core/httpFile/scan';

const found = (text: string) =>
  scanHttpFile(text).map(({ method, target, requestLine }) => `${requestLine} ${method} ${target}`);

describe('Finding the requests of a file', () => {
  it('divides at three hashes or more in column 0, and nowhere else', () => {
    const text = 'GET /a\n\n  ### no\n#### yes\nGET /b\n### \n###\n';
    assert.deepEqual(found(text), ['0 GET /a', '4 GET /b']);
    assert.deepEqual(
      scanHttpFile(text).map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 3],
        [3, 5],
      ],
    );
  });
  it('finds the request behind comments, definitions and blank lines', () => {
    assert.deepEqual(found('# hi\n// ho\n\n@a = 1\n  @b=2\nPUT /c'), ['5 PUT /c']);
  });
  it('sees no request in a block of definitions, or in a saved response', () => {
    assert.deepEqual(found('@a = 1\n###\nHTTP/1.1 204 No Content\nX: 1\n###\n# nothing'), []);
  });
  it('takes the method as known in any case, other methods as written, GET for none', () => {
    assert.deepEqual(found('delete /a\n###\nBREW https://pot.test/tea\n###\n{{base}}/x\n###\n/y'), [
      '0 DELETE /a',
      '2 BREW https://pot.test/tea',
      '4 GET {{base}}/x',
      '6 GET /y',
    ]);
  });
  it('cuts the HTTP version off', () => {
    assert.deepEqual(found('GET /a  HTTP/1.1\n###\n/b http/2'), ['0 GET /a', '2 GET /b']);
  });
  it('leaves scripts and imports before a request out', () => {
    const text = '< {%\n  GET /no\n%}\n< ./before.js\nimport ./other.http\nGET /yes';
    assert.deepEqual(found(text), ['5 GET /yes']);
    assert.deepEqual(found('{{\n  const a = 1;\n}}\nGET /yes'), ['3 GET /yes']);
  });
  it('marks what is no request line', () => {
    for (const text of [
      'see below for more',
      'GET',
      'curl -X POST https://a.test',
      'GRPC a.test/x',
    ]) {
      assert.equal(scanHttpFile(text)[0]?.invalid, true, text);
    }
  });
  it('reads names, titles and tenants', () => {
    const text = [
      '### The lot',
      '#@name = list',
      '// @tenant Acme Europe ',
      'GET /a',
      '### @name second',
      'GET /b',
      '###',
      '# not @name third',
      'GET /c',
      '# @name late',
    ].join('\r\n');
    const named = scanHttpFile(text).map(({ name, title, tenant }) => ({ name, title, tenant }));
    assert.deepEqual(named, [
      { name: 'list', title: 'The lot', tenant: 'Acme Europe' },
      { name: 'second', title: undefined, tenant: undefined },
      { name: undefined, title: undefined, tenant: undefined },
    ]);
  });
  it('does without a byte order mark and with CRLF', () => {
    assert.deepEqual(found('\uFEFF### x\r\nGET /a HTTP/1.1\r\n'), ['1 GET /a']);
  });
  it('scans 10,000 requests in a moment', () => {
    const text = '### One\nPOST /items\nAccept: */*\n\n{ "a": 1 }\n\n'.repeat(10_000);
    const start = performance.now();
    assert.equal(scanHttpFile(text).length, 10_000);
    assert.ok(performance.now() - start < 500);
  });
});
