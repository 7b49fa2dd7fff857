import { itFollows } from './rules';

describe('Files of other clients: request line and headers', () => {
  itFollows([
    {
      rule: 'a URL alone is a GET, and the version of HTTP is not part of a URL',
      file: [
        'https://garden.test/pump',
        '###',
        'PUT https://garden.test/pump HTTP/1.1',
        '',
        'on',
        '###',
        'GET https://garden.test/tank HTTP/2',
      ],
      requests: [
        { line: 'GET https://garden.test/pump', body: null },
        { line: 'PUT https://garden.test/pump', body: 'on' },
        { line: 'GET https://garden.test/tank', body: null },
      ],
    },
    {
      rule: 'a method may be written in small letters',
      file: ['Patch https://garden.test/beds/4', 'Content-Type: text/plain', '', 'row=D'],
      requests: [{ line: 'PATCH https://garden.test/beds/4', body: 'row=D' }],
    },
    {
      rule: 'lines below that begin with ? or & continue the query, and blanks in it are encoded',
      file: [
        'GET https://garden.test/harvest',
        '  ?fruit=pear',
        '\t&since=2025-09-01',
        '&note=ripe and soft',
        'Accept: text/csv',
      ],
      requests: [
        {
          line: 'GET https://garden.test/harvest?fruit=pear&since=2025-09-01&note=ripe%20and%20soft',
          headers: [['Accept', 'text/csv']],
          body: null,
        },
      ],
    },
    {
      rule: 'a Host header gives a path its host, with https on its usual ports only',
      file: [
        'GET /sheds?dry=yes',
        'Host: tools.test',
        '',
        '###',
        'GET /sheds',
        'Host: tools.test:8443',
      ],
      requests: [
        { line: 'GET http://tools.test/sheds?dry=yes', headers: [] },
        { line: 'GET https://tools.test:8443/sheds', headers: [] },
      ],
    },
    {
      rule: 'a local host needs no scheme',
      file: 'GET localhost:8123/pump/state',
      requests: [{ line: 'GET http://localhost:8123/pump/state', body: null }],
    },
    {
      rule: 'a header is divided at its first colon, trimmed on both sides, and may be empty',
      file: [
        'GET https://garden.test/harvest',
        'Origin: http://plan.test:9000',
        'X-Row:\trow\tfour\t ',
        '\tX-Far  :  in   ',
        'X-None:',
        'Accept: text/*;q=0.3, text/csv',
      ],
      requests: [
        {
          line: 'GET https://garden.test/harvest',
          headers: [
            ['Origin', 'http://plan.test:9000'],
            ['X-Row', 'row\tfour'],
            ['X-Far', 'in'],
            ['X-None', ''],
            ['Accept', 'text/*;q=0.3, text/csv'],
          ],
          body: null,
        },
      ],
    },
    {
      rule: 'the last line of a file may be a header',
      file: 'GET https://garden.test/harvest\nX-End: here',
      requests: [
        { line: 'GET https://garden.test/harvest', headers: [['X-End', 'here']], body: null },
      ],
    },
  ]);
});
