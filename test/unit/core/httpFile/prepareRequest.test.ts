import assert from 'node:assert/strict';
import { bodyOf, prepared, refusal } from './preparing';

const codes = async (text: string) => (await refusal(text)).map(({ code }) => code);

describe('Preparing a request: its first lines', () => {
  it('joins the lines that go on with a target, comments between them left out', async () => {
    const text = [
      'GET https://shop.test/v2',
      '  /orders',
      '  ?state=new',
      '# &state=old',
      '  &q=a b',
      '&z=1&',
      '   y=ü HTTP/1.1',
      'Accept: */*',
    ].join('\n');
    const request = await prepared(text);
    assert.equal(request.target, 'https://shop.test/v2/orders?state=new&q=a%20b&z=1&y=%C3%BC');
    assert.deepEqual(request.headers, [['Accept', '*/*']]);
  });
  for (const [written, target] of [
    ['/data?x=1', '/data?x=1'],
    ['https://shop.test/a%20b|c#part', 'https://shop.test/a%20b%7Cc'],
    ['localhost:8080/a', 'http://localhost:8080/a'],
    ['127.0.0.1', 'http://127.0.0.1'],
    ['https://shop.test/50%/x', 'https://shop.test/50%25/x'],
    ['https://shop.test/\ud800', 'https://shop.test/%EF%BF%BD'],
  ] as const) {
    it(`reads ${written} as ${target}`, async () => {
      assert.equal((await prepared(`GET ${written}`)).target, target);
    });
  }
  it('puts a path behind the host of a Host header', async () => {
    const request = await prepared('GET /a\nHost: shop.test\nX-A: 1');
    assert.equal(request.target, 'http://shop.test/a');
    assert.deepEqual(request.headers, [['X-A', '1']]);
    assert.equal((await prepared('GET /a\nHost: shop.test:443')).target, 'https://shop.test:443/a');
  });
  it('leaves a Host header out that says what the URL says, and refuses another', async () => {
    assert.deepEqual((await prepared('GET https://shop.test/a\nHost: Shop.test')).headers, []);
    assert.deepEqual(await codes('GET https://shop.test/a\nHost: other.test'), ['host-differs']);
  });
  for (const [text, code] of [
    ['GET shop.test/a', 'target-invalid'],
    ['hello there', 'request-line-invalid'],
    ['POST', 'request-line-invalid'],
    ['curl https://shop.test', 'request-line-invalid'],
    ['WEBSOCKET wss://shop.test', 'request-line-invalid'],
  ] as const) {
    it(`refuses ${text}`, async () => {
      assert.deepEqual(await codes(text), [code]);
    });
  }
});

describe('Preparing a request: headers', () => {
  it('divides at the first colon and trims both sides', async () => {
    const { headers } = await prepared('GET /\nA: b:c \n  D\t:\te  \nF:\n# G: h\n// I: j');
    assert.deepEqual(headers, [
      ['A', 'b:c'],
      ['D', 'e'],
      ['F', ''],
    ]);
  });
  it('sends equal names one after the other, but one Cookie', async () => {
    const { headers } = await prepared('GET /\nX: 1\nCookie: a=1\nx: 2\ncookie: b=2');
    assert.deepEqual(headers, [
      ['X', '1'],
      ['Cookie', 'a=1; b=2'],
      ['x', '2'],
    ]);
  });
  it('leaves the length and the connection to the transport', async () => {
    const { headers, warnings } = await prepared(
      'POST /\nContent-Length: 7\nConnection: keep-alive\n\nabc',
    );
    assert.deepEqual(headers, []);
    assert.deepEqual(
      warnings.map(({ code, facts }) => ({ code, facts })),
      [{ code: 'header-dropped', facts: { name: 'Connection' } }],
    );
  });
  for (const [lines, code] of [
    ['no colon', 'header-without-colon'],
    ['A: 1\n  folded', 'header-without-colon'],
    ['B C: 1', 'header-name-invalid'],
    ['A: €', 'header-value-invalid'],
    ['Transfer-Encoding: chunked', 'header-reserved'],
    ['Authorization: a\nauthorization: b', 'header-duplicate'],
    ['Authorization: Digest kim hunter2', 'authorization-scheme-unsupported'],
  ] as const) {
    it(`refuses ${JSON.stringify(lines)}`, async () => {
      assert.deepEqual(await codes(`GET /\n${lines}`), [code]);
    });
  }
  it('says where: line and columns from 0', async () => {
    const [problem] = await refusal('GET /\n  wrong ');
    assert.deepEqual(problem?.range, { startLine: 1, startColumn: 2, endLine: 1, endColumn: 7 });
  });
  for (const [written, sent] of [
    ['Basic ann s3cret', 'Basic YW5uOnMzY3JldA=='],
    ['Basic ann:s3cret', 'Basic YW5uOnMzY3JldA=='],
    ['basic YW5uOnMzY3JldA==', 'basic YW5uOnMzY3JldA=='],
    ['Basic ann:s:3 c', 'Basic YW5uOnM6MyBj'],
    ['Basic {{who}}:{{pass}}', 'Basic YSBiOmM6ZA=='],
    ['Basic {{pair}}', 'Basic YTpi'],
    ['Bearer abc.def', 'Bearer abc.def'],
  ] as const) {
    it(`sends ${written} as ${sent}`, async () => {
      const text = `@who = a b\n@pass = c:d\n@pair = a:b\nGET /\nAuthorization: ${written}`;
      assert.deepEqual((await prepared(text)).headers, [['Authorization', sent]]);
    });
  }
});

describe('Preparing a request: the body', () => {
  it('begins behind the first blank line and ends before the last ones', async () => {
    assert.equal(bodyOf(await prepared('POST /\n\n \n\ta \n\n  b\t\n\n\n')), '\ta \n\n  b\t');
    assert.equal(bodyOf(await prepared('POST /\nA: b\n\n\n')), undefined);
    assert.equal(bodyOf(await prepared('POST /\r\nA: b\r\n\r\n1\r\n2\r\n###\r\n', {}, 0)), '1\n2');
  });
  it('leaves comments out, except where lines may begin like one', async () => {
    const body = '{\n  // "a": 1,\n# b\n"c": "d // e" // f\n}';
    const sent = '{\n"c": "d // e" // f\n}';
    assert.equal(bodyOf(await prepared(`POST /\nContent-Type: application/json\n\n${body}`)), sent);
    assert.equal(bodyOf(await prepared(`POST /\n\n${body}`)), sent);
    for (const type of [
      'text/markdown',
      'text/csv',
      'application/yaml',
      'text/css;charset=utf-8',
    ]) {
      assert.equal(bodyOf(await prepared(`POST /\nContent-Type: ${type}\n\n${body}`)), body);
    }
    assert.equal(bodyOf(await prepared(`# @keep-comments\nPOST /\n\n${body}`)), body);
  });
  it('takes lines of a body for nothing else', async () => {
    const body = 'GET /other\nHTTP/1.1 200 OK\n@all = hands\n?? status == 200\n> quoted\nend';
    assert.equal(bodyOf(await prepared(`POST /\n\n${body}`)), body);
  });
  it('leaves handlers and references of other clients out and says so', async () => {
    const tail = '> {%\n client.log("x");\n%}\n\n> ./after.js\n<> 200.json\n>>! out.json';
    const request = await prepared(`POST /\n\n{ "a": 1 }\n\n${tail}\n# end`);
    assert.equal(bodyOf(request), '{ "a": 1 }');
    assert.deepEqual(
      request.warnings.map(({ code }) => code),
      ['script-not-run', 'script-not-run', 'response-reference-ignored', 'output-not-saved'],
    );
    assert.equal(bodyOf(await prepared(`GET /\n${tail}`)), undefined);
    const quoted = '> {% not a tail %}\nbut a text';
    assert.equal(bodyOf(await prepared(`POST /\n\n${quoted}`)), quoted);
  });
});

describe('Preparing a request: directives', () => {
  it('reads them above the request line', async () => {
    const request = await prepared(
      '### Title\n# @name n\n# @tenant T\n// @no-redirect\n# @note Sure?\n#@timeout 2 m\n' +
        '# @noAuth\n# @unknown x\nGET /',
    );
    const { name, tenant, noRedirect, note, timeoutSeconds, noAuth, noLog } = request;
    assert.deepEqual(
      { name, tenant, noRedirect, note, timeoutSeconds, noAuth, noLog },
      {
        name: 'n',
        tenant: 'T',
        noRedirect: true,
        note: 'Sure?',
        timeoutSeconds: 120,
        noAuth: true,
        noLog: false,
      },
    );
    assert.equal((await prepared('### Title\nGET /')).name, 'Title');
  });
  it('refuses those that come too late to count', async () => {
    assert.deepEqual(await codes('GET /\n# @tenant other\nA: b'), ['directive-misplaced']);
    assert.deepEqual(await codes('# @timeout soon\nGET /'), ['directive-invalid']);
  });
});
