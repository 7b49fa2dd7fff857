import { itFollows } from './rules';

describe('Files of other clients: requests and comments', () => {
  itFollows([
    {
      rule: 'a line of three hashes divides requests',
      file: [
        'GET https://garden.test/beds',
        '',
        '###',
        '',
        'GET https://garden.test/seeds',
        'Accept: text/plain',
        '',
        '###',
        '',
        'DELETE https://garden.test/seeds/31',
      ],
      requests: [
        { line: 'GET https://garden.test/beds', headers: [], body: null },
        { line: 'GET https://garden.test/seeds', headers: [['Accept', 'text/plain']], body: null },
        { line: 'DELETE https://garden.test/seeds/31', body: null },
      ],
    },
    {
      rule: 'more hashes with words behind them divide as well, and nothing between two is no request',
      file: [
        '###',
        '',
        '####### the beds by the wall',
        'GET https://garden.test/beds?side=wall',
        '###',
        '####',
        '',
        '###',
        '',
        'GET https://garden.test/beds?side=pond',
        '######',
        '',
      ],
      requests: [
        { line: 'GET https://garden.test/beds?side=wall', body: null },
        { line: 'GET https://garden.test/beds?side=pond', body: null },
      ],
    },
    {
      rule: 'a comment that begins with @name names the request below it',
      file: [
        '# @name allBeds',
        'GET https://garden.test/beds',
        '###',
        '//    @name  firstBed  ',
        'GET https://garden.test/beds/1',
        '###',
        '# call it what you like, @name wrong',
        'GET https://garden.test/beds/2',
      ],
      requests: [
        { line: 'GET https://garden.test/beds', name: 'allBeds' },
        { line: 'GET https://garden.test/beds/1', name: 'firstBed' },
        { line: 'GET https://garden.test/beds/2', name: null },
      ],
    },
    {
      rule: 'comments may stand before a request line and among the headers, indented or not',
      file: [
        '// ask the gardener first',
        '# twice',
        'POST https://garden.test/tags',
        '// what is printed',
        'Content-Type: text/plain',
        '# X-Trace: on',
        '\t// for the old printer',
        'Accept: image/png',
        '',
        'rose 7',
      ],
      requests: [
        {
          line: 'POST https://garden.test/tags',
          headers: [
            ['Content-Type', 'text/plain'],
            ['Accept', 'image/png'],
          ],
          body: 'rose 7',
        },
      ],
    },
    {
      rule: 'whole lines of a JSON body can be comments',
      file: [
        'PUT https://garden.test/beds/4',
        'Content-Type: application/json',
        '',
        '{',
        '# "soil": "clay",',
        '  "sunny": true,',
        '    // "walled": false,',
        '  "row": "C"',
        '}',
      ],
      requests: [
        { line: 'PUT https://garden.test/beds/4', body: '{\n  "sunny": true,\n  "row": "C"\n}' },
      ],
    },
    {
      rule: 'what stands behind text in a line is no comment, nor are the slashes of a URL',
      file: [
        'POST https://garden.test/notes',
        'Content-Type: text/plain',
        '',
        'see http://weather.test/today // every morning',
        'http://weather.test/tomorrow',
        'paint #aa3300',
        '//weather.test/left-out',
        'done',
      ],
      requests: [
        {
          line: 'POST https://garden.test/notes',
          body: 'see http://weather.test/today // every morning\nhttp://weather.test/tomorrow\npaint #aa3300\ndone',
        },
      ],
    },
    {
      rule: 'a saved response between two requests is no request',
      file: [
        'GET https://garden.test/pump',
        '',
        '###',
        '',
        'HTTP/1.1 201 Created',
        'Content-Type: text/html',
        '',
        '<p>running</p>',
        '',
        '###',
        'GET https://garden.test/tank',
      ],
      requests: [
        { line: 'GET https://garden.test/pump', body: null },
        { line: 'GET https://garden.test/tank', body: null },
      ],
    },
  ]);
});
