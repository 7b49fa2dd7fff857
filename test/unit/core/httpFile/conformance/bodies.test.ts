import assert from 'node:assert/strict';
import { bodyOf, prepared } from '../preparing';
import { itFollows } from './rules';

describe('Files of other clients: bodies', () => {
  itFollows([
    {
      rule: 'a body goes on behind blank lines, and those at its end are left out',
      file: [
        'POST https://garden.test/diary',
        'Content-Type: application/json',
        '',
        '[',
        '  "frost",',
        '',
        '',
        '  "sun"',
        ']',
        '',
        '',
        '###',
        'GET https://garden.test/diary',
      ],
      requests: [
        { line: 'POST https://garden.test/diary', body: '[\n  "frost",\n\n\n  "sun"\n]' },
        { line: 'GET https://garden.test/diary', body: null },
      ],
    },
    {
      rule: 'blank lines before a body are left out',
      file: 'POST https://garden.test/diary\nContent-Type: text/plain\n\n\n \t \nfrost\nsun\n\n',
      requests: [{ line: 'POST https://garden.test/diary', body: 'frost\nsun' }],
    },
    {
      rule: 'no CR of a file’s line ends gets into a name, a target, a header or a body',
      file: [
        '@bed = 12',
        '',
        '# @name water',
        'POST https://garden.test/beds/{{bed}}/water',
        'X-Hose: long',
        '',
        'ten',
        'litres',
        '',
        '###',
        'GET https://garden.test/beds',
        '',
      ].join('\r\n'),
      requests: [
        {
          line: 'POST https://garden.test/beds/12/water',
          name: 'water',
          headers: [['X-Hose', 'long']],
          body: 'ten\nlitres',
        },
        { line: 'GET https://garden.test/beds', name: null, headers: [], body: null },
      ],
    },
    {
      rule: 'a byte order mark is not part of the request line, and text is UTF-8',
      file: '\uFEFFPUT https://garden.test/sign\nContent-Type: text/plain\n\nžluťoučký 花 🌻',
      requests: [
        {
          line: 'PUT https://garden.test/sign',
          headers: [['Content-Type', 'text/plain']],
          body: 'žluťoučký 花 🌻',
        },
      ],
    },
    {
      rule: 'lines of a body that look like a request or a response are text',
      file: [
        'POST https://garden.test/log',
        'Content-Type: text/plain',
        '',
        'opened 6:30',
        'GET http://weather.test/now 503',
        'DELETE weeds',
        'HTTP/1.1 503 Service Unavailable',
        'closed 9:00',
      ],
      requests: [
        {
          line: 'POST https://garden.test/log',
          body: 'opened 6:30\nGET http://weather.test/now 503\nDELETE weeds\nHTTP/1.1 503 Service Unavailable\nclosed 9:00',
        },
      ],
    },
    {
      rule: 'the file behind < is sent as it is, variables and line ends included',
      file: 'PUT https://garden.test/plan\nContent-Type: application/json\n\n< plans/north.json\n',
      context: { files: { 'plans/north.json': '\r\n["{{bed}}", 2]\n\n' } },
      requests: [{ line: 'PUT https://garden.test/plan', body: '\r\n["{{bed}}", 2]\n\n' }],
    },
    {
      rule: 'the file behind <@ has its variables replaced',
      file: '@bed = N-3\nPUT https://garden.test/plan\n\n<@ ./plan.json',
      context: { files: { './plan.json': '{"bed":"{{bed}}","raw":"{ {bed} }"}\n' } },
      requests: [
        { line: 'PUT https://garden.test/plan', body: '{"bed":"N-3","raw":"{ {bed} }"}\n' },
      ],
    },
    {
      rule: 'XML and an indented < name no file',
      file: [
        'POST https://garden.test/feed',
        'Content-Type: application/xml',
        '',
        '<?xml version="1.1"?>',
        '<feed>',
        '\t< ./bed.xml',
        '  <bed>6</bed>',
        '</feed>',
      ],
      requests: [
        {
          line: 'POST https://garden.test/feed',
          body: '<?xml version="1.1"?>\n<feed>\n\t< ./bed.xml\n  <bed>6</bed>\n</feed>',
        },
      ],
    },
    {
      rule: 'the lines of a multipart body end with CRLF, and its files stay as they are',
      file: [
        'POST https://garden.test/photos',
        'Content-Type: multipart/form-data; boundary=leaf',
        '',
        '--leaf',
        'Content-Disposition: form-data; name="caption"',
        '',
        'first',
        'blossom',
        '--leaf',
        'Content-Disposition: form-data; name="photo"; filename="b.txt"',
        '',
        '< ./b.txt',
        '--leaf--',
      ],
      context: { files: { './b.txt': 'pixel\npixel\n' } },
      requests: [
        {
          line: 'POST https://garden.test/photos',
          body: [
            '--leaf',
            'Content-Disposition: form-data; name="caption"',
            '',
            'first',
            'blossom',
            '--leaf',
            'Content-Disposition: form-data; name="photo"; filename="b.txt"',
            '',
            'pixel\npixel\n',
            '--leaf--',
            '',
          ].join('\r\n'),
        },
      ],
    },
    {
      rule: 'lines of a form that begin with & are put together, and blanks are encoded',
      file: [
        '@who = kit 4',
        'POST https://garden.test/members',
        'Content-Type: application/x-www-form-urlencoded',
        '',
        'kind=guest',
        '&name={{who}}',
        '&wants=seeds and tools',
      ],
      requests: [
        {
          line: 'POST https://garden.test/members',
          body: 'kind=guest&name=kit%204&wants=seeds%20and%20tools',
        },
      ],
    },
    {
      rule: 'a form keeps + and what is encoded already, and other letters are encoded in UTF-8',
      file: [
        'POST https://garden.test/find',
        'content-type: application/x-www-form-urlencoded;charset=UTF-8',
        '',
        'plant=Kürbis&sum=2+3&sign=%2b&two=a b',
      ],
      requests: [
        {
          line: 'POST https://garden.test/find',
          body: 'plant=K%C3%BCrbis&sum=2+3&sign=%2b&two=a%20b',
        },
      ],
    },
  ]);

  it('X-Request-Type: GraphQL makes JSON of a query, a blank line and its variables', async () => {
    const request = await prepared(
      [
        'POST https://garden.test/graph',
        'Content-Type: application/json',
        'x-Request-type: GRAPHQL',
        '',
        'query Bed($row: Int!) {',
        '  bed(row: $row) { plants }',
        '}',
        '',
        '{ "row": 5 }',
      ].join('\n'),
    );
    assert.deepEqual(request.headers, [['Content-Type', 'application/json']]);
    assert.deepEqual(JSON.parse(bodyOf(request) ?? ''), {
      query: 'query Bed($row: Int!) {\n  bed(row: $row) { plants }\n}',
      operationName: 'Bed',
      variables: { row: 5 },
    });
  });
});
