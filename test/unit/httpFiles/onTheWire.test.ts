import assert from 'node:assert/strict';
import { message, openWire, tokenLine, type Wire } from './wire';

/** A file's request, and what of it has to arrive byte for byte. */
interface Sending {
  readonly what: string;
  readonly file: readonly string[] | string;
  readonly files?: Record<string, string | Uint8Array>;
  readonly line: string;
  /** Without those that the client adds to each message. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
const cut = 'Content-Type: multipart/form-data; boundary=leaf';
const form = 'Content-Type: application/x-www-form-urlencoded';
const json = 'Content-Type: application/json';

const sendings: readonly Sending[] = [
  {
    what: 'a path goes to the tenant with its token, and no length without a body',
    file: 'GET /beds/4?side=wall',
    line: 'GET /beds/4?side=wall',
    headers: [tokenLine],
  },
  {
    what: 'an empty POST says that it is empty',
    file: 'POST /beds/4/water\nAccept: */*\n\n\n',
    line: 'POST /beds/4/water',
    headers: ['Accept: */*', tokenLine],
    body: '',
  },
  {
    what: '{{token}} stands for the token of the tenant',
    file: 'GET /me\nX-A: 1\nAuthorization: Bearer {{token}}\nX-B: 2',
    line: 'GET /me',
    headers: ['X-A: 1', 'X-B: 2', tokenLine],
  },
  {
    what: 'Basic takes the place of the token',
    file: '@who = mo\nGET /me\nAuthorization: Basic {{who}}:tulip é',
    line: 'GET /me',
    headers: [`Authorization: Basic ${Buffer.from('mo:tulip é').toString('base64')}`],
  },
  {
    what: '@no-auth leaves the token out',
    file: '# @no-auth\nGET /open',
    line: 'GET /open',
  },
  {
    what: 'headers keep their order and spelling, equal ones their lines, but for Cookie',
    file: ['GET /', 'x-lower: 1', 'Cookie: a=1', 'X-Two: b', 'X-Two: c', 'Cookie: b=2', 'E:'],
    line: 'GET /',
    headers: ['x-lower: 1', 'Cookie: a=1; b=2', 'X-Two: b', 'X-Two: c', 'E: ', tokenLine],
  },
  {
    what: 'a header’s letters up to ÿ are one byte each',
    file: 'GET /\nX-Name: Zoë\tÿ',
    line: 'GET /',
    headers: ['X-Name: Zoë\tÿ', tokenLine],
  },
  {
    what: 'the lines of a query become one target, encoded once',
    file: ['GET /harvest', '  /2025', '  ?fruit=pear', '# &fruit=fig', '\t&q=ripe 50%25 ü', '&z'],
    line: 'GET /harvest/2025?fruit=pear&q=ripe%2050%25%20%C3%BC&z',
    headers: [tokenLine],
  },
  {
    what: 'a multipart body has CRLF in its text and every byte of its file',
    file: [
      'POST /photos',
      cut,
      '',
      '--leaf',
      'Content-Disposition: form-data; name="colour"',
      '',
      '#fff',
      '--leaf',
      'Content-Disposition: form-data; name="photo"; filename="p.bin"',
      'Content-Type: application/octet-stream',
      '',
      '< ./p.bin',
      '--leaf--',
    ],
    files: { './p.bin': everyByte },
    line: 'POST /photos',
    headers: [cut, tokenLine],
    body: Buffer.concat([
      Buffer.from(
        '--leaf\r\nContent-Disposition: form-data; name="colour"\r\n\r\n#fff\r\n--leaf\r\n' +
          'Content-Disposition: form-data; name="photo"; filename="p.bin"\r\n' +
          'Content-Type: application/octet-stream\r\n\r\n',
      ),
      everyByte,
      Buffer.from('\r\n--leaf--\r\n'),
    ]),
  },
  {
    what: 'a form over several lines keeps its + and = and encodes the rest',
    file: ['@key = a+b/c==', 'POST /find', form, '', 'key={{key}}', '&two=x y', '  &ü=%2B'],
    line: 'POST /find',
    headers: [form, tokenLine],
    body: 'key=a+b/c==&two=x%20y&%C3%BC=%2B',
  },
  {
    what: 'a list of JSON lines ends with one line end',
    file: ['POST /log', 'Content-Type: application/x-ndjson', '', '{"a":1}', '{"b":2}', '', ''],
    line: 'POST /log',
    headers: ['Content-Type: application/x-ndjson', tokenLine],
    body: '{"a":1}\n{"b":2}\n',
  },
  {
    what: 'the method GRAPHQL is a POST of JSON',
    file: ['GRAPHQL /graph', '', 'query Bed($n: Int) { bed(n: $n) { id } }', '', '{"n":3}'],
    line: 'POST /graph',
    headers: [json, tokenLine],
    body: '{"query":"query Bed($n: Int) { bed(n: $n) { id } }","operationName":"Bed","variables":{"n":3}}',
  },
  {
    what: 'the header for GraphQL makes JSON of a query and is not sent',
    file: ['POST /graph', 'X-Request-Type: GraphQL', json, '', '{ beds { id } }'],
    line: 'POST /graph',
    headers: [json, tokenLine],
    body: '{"query":"{ beds { id } }","variables":{}}',
  },
  {
    what: 'a file that ends without a line end gets none',
    file: 'PUT /plan\n\n< plan.bin\n\n',
    files: { 'plan.bin': Uint8Array.from([0xff, 0xfe, 0, 13, 10, 0x7b, 0x7b, 0x61, 0x7d, 0x7d]) },
    line: 'PUT /plan',
    headers: [tokenLine],
    body: Uint8Array.from([0xff, 0xfe, 0, 13, 10, 0x7b, 0x7b, 0x61, 0x7d, 0x7d]),
  },
  {
    what: 'a file behind <@latin1 goes out in UTF-8',
    file: '@a = ß\nPUT /plan\n\n<@latin1 plan.txt',
    files: { 'plan.txt': Uint8Array.from([0xe9, 0x7b, 0x7b, 0x61, 0x7d, 0x7d, 10]) },
    line: 'PUT /plan',
    headers: [tokenLine],
    body: 'éß\n',
  },
  {
    what: 'text is UTF-8, and the CRLF of a file with a byte order mark become LF',
    file: '\uFEFF@p = 花\r\nPOST /sign\r\nContent-Type: text/plain\r\n\r\nkůň {{p}}\r\n🌻\r\n',
    line: 'POST /sign',
    headers: ['Content-Type: text/plain', tokenLine],
    body: 'kůň 花\n🌻',
  },
  {
    what: 'comments and handlers stay behind',
    file: [
      '# @name del',
      'DELETE /beds/4',
      '// X-No: 1',
      json,
      '',
      '{',
      '# "n": 0,',
      '"n": 1',
      '}',
      '> {%',
      'x()',
      '%}',
    ],
    line: 'DELETE /beds/4',
    headers: [json, tokenLine],
    body: '{\n"n": 1\n}',
  },
  {
    what: 'a method that nobody knows is sent all the same',
    file: 'BREW /pot\n\nx',
    line: 'BREW /pot',
    headers: [tokenLine],
    body: 'x',
  },
];

describe('Requests of files on the wire', () => {
  let wire: Wire;
  before(async () => {
    wire = await openWire();
  });
  after(() => wire.close());

  for (const { what, file, files, line, headers = [], body } of sendings) {
    it(what, async () => {
      const text = typeof file === 'string' ? file : file.join('\n');
      const sent = await wire.send(text, files ? { files } : {});
      const expected = message(wire.host, line, headers, body);
      assert.equal(sent.toString('latin1'), expected.toString('latin1'));
    });
  }

  it('an absolute URL of the tenant is the same as its path', async () => {
    const sent = await wire.send(`GET http://${wire.host}/beds#top HTTP/1.1`);
    assert.deepEqual(sent, message(wire.host, 'GET /beds', [tokenLine]));
  });

  it('the URL of the tenant may come from the environment', async () => {
    const values = new Map([
      ['base', { value: `http://${wire.host}`, source: 'env', secret: false }],
    ]);
    const environment = { values, shared: new Map() };
    const sent = await wire.send('{{base}}/beds', { environment });
    assert.deepEqual(sent, message(wire.host, 'GET /beds', [tokenLine]));
  });
});
