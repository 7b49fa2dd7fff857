import assert from 'node:assert/strict';
import type { CurlRequest } from '../../../../src/core/curl/curlRequest';
import { parseCurl } from '../../../../src/core/curl/parseCurl';
import { startsLikeCurl } from '../../../../src/core/curl/startsLikeCurl';
import { printHttpRequest } from '../../../../src/core/curl/printHttpRequest';

/** The only request of a paste. */
function read(text: string): CurlRequest {
  const requests = parseCurl(text);
  assert.ok(requests, `Not read: ${text}`);
  assert.equal(requests.length, 1, text);
  return requests[0]!;
}

const textOf = (text: string) => {
  const { body } = read(text);
  return body?.kind === 'text' ? body.text : body;
};
const kinds = (text: string) => read(text).notes.map(({ kind }) => kind);
const url = 'https://a.example/x';
const form = ['Content-Type', 'application/x-www-form-urlencoded'];

describe('A paste that is a cURL command', () => {
  it('is told by its beginning', () => {
    for (const text of [
      'curl https://a.example',
      '  $ curl https://a.example',
      'curl.exe https://a.example',
      'CURL.EXE https://a.example',
      'PS C:\\Users\\me> curl.exe https://a.example',
      'C:\\Users\\me>curl https://a.example',
      'me@host:~/x$ curl https://a.example',
      'curl \\\r\n  https://a.example',
      'curl ^\r\n  https://a.example',
      'curl `\n  https://a.example',
      'curl localhost:8080/x',
    ]) {
      assert.equal(startsLikeCurl(text), true, text);
      assert.ok(parseCurl(text), text);
    }
  });
  it('is no text about cURL, and no other command', () => {
    for (const text of [
      '',
      'curl',
      'curling https://a.example',
      'curl is a tool for requests',
      'curl: (6) Could not resolve host',
      'GET https://a.example',
      '# curl https://a.example',
      'wget https://a.example',
      'see curl https://a.example',
      'curl --version',
      '{"curl": "https://a.example"}',
    ]) {
      assert.equal(parseCurl(text), undefined, text);
    }
  });
  it('may be several, divided as shells do', () => {
    const text = `curl a.example/1; curl a.example/2 && curl 'a.example/3'\n\n$ curl a.example/4 # 5`;
    assert.deepEqual(
      parseCurl(text)?.map((request) => request.url),
      [1, 2, 3, 4].map((number) => `http://a.example/${number}`),
    );
    assert.deepEqual(
      parseCurl('curl a.example/1 b.example/2 --next -X PUT c.example/3')?.map(
        ({ method, url: to }) => `${method} ${to}`,
      ),
      ['GET http://a.example/1', 'GET http://b.example/2', 'PUT http://c.example/3'],
    );
  });
  it('leaves pipes, redirections and other commands out, with a note', () => {
    assert.deepEqual(kinds(`curl ${url} | jq '.a | .b'`), ['pipe-ignored']);
    assert.deepEqual(kinds(`curl ${url} > out.json 2>&1`), ['redirection-ignored']);
    assert.deepEqual(kinds(`curl ${url}; echo done`), ['command-ignored']);
    assert.equal(read(`curl ${url} 2>/dev/null | jq`).url, url);
  });
});

describe('Quotes of a POSIX shell', () => {
  it('are read alone and side by side', () => {
    assert.equal(textOf(`curl ${url} -d 'a "b" \\ $c \`d\`'`), 'a "b" \\ $c `d`');
    assert.equal(textOf(`curl ${url} -d 'it'\\''s'`), "it's");
    assert.equal(textOf(`curl ${url} -d "a \\"b\\" \\\\ \\$c \\x !"`), 'a "b" \\ $c \\x !');
    assert.equal(textOf(`curl ${url} -d a'b'"c"\\ d`), 'abc d');
    assert.equal(textOf(`curl ${url} -d ''`), '');
  });
  it('may go over lines', () => {
    assert.equal(textOf(`curl ${url} \\\n  -d '{\n  "a": 1\n}'`), '{\n  "a": 1\n}');
    assert.equal(textOf(`curl ${url} \\\r\n -d "a\\\r\nb"`), 'ab');
    assert.equal(textOf(`$ curl ${url} \\\n> -d 1`), '1');
  });
  it('know the escapes of bash', () => {
    const text = `$'it\\'s \\u0021 \\x41\\x42 \\xc3\\xbc \\n\\t\\\\ \\101 \\U0001F600 \\q'`;
    assert.equal(textOf(`curl ${url} --data-raw ${text}`), "it's ! AB ü \n\t\\ A 😀 \\q");
  });
  it('are noted when one is not closed, and what a shell would replace', () => {
    assert.deepEqual(kinds(`curl ${url} -d 'a`), ['quote-unclosed']);
    assert.deepEqual(kinds(`curl ${url} -d "a`), ['quote-unclosed']);
    assert.deepEqual(read(`curl "${url}/$ID/$ID" -d "$(cat x)" -H 'a: $b'`).notes, [
      { kind: 'shell-variable' },
      { kind: 'shell-substitution' },
    ]);
  });
});

describe('Quotes of Windows', () => {
  it('are those of browsers for the command prompt', () => {
    const text = [
      `curl ^"https://a.example/x?a=1^&b=^%^20^" ^`,
      `  -H ^"accept: */*^" ^`,
      `  -H ^"x-q: ^\\^"q^\\^" it's^" ^`,
      `  --data-raw ^"^{^\\^"a^\\^":1,^`,
      ``,
      `^\\^"b^\\^":^\\^"c^|d^\\^"^}^"`,
    ].join('\r\n');
    const request = read(text);
    assert.equal(request.url, 'https://a.example/x?a=1&b=%20');
    assert.deepEqual(request.headers, [['accept', '*/*'], ['x-q', `"q" it's`], form]);
    assert.deepEqual(request.body, { kind: 'text', text: '{"a":1,\n"b":"c|d"}' });
  });
  it('may be doubled or escaped within quotes', () => {
    const text = `curl "https://a.example/?a=1&b=^" ^\r\n -d "{\\"a\\":\\"C:\\\\x\\"}"`;
    assert.equal(textOf(text), '{"a":"C:\\\\x"}');
    assert.equal(read(text).url, 'https://a.example/?a=1&b=^');
    assert.equal(textOf(`curl "${url}" --data "{""a"":""b""}"`), '{"a":"b"}');
  });
  it('are those of PowerShell where lines go on with a backtick', () => {
    const text = `curl.exe '${url}' \`\r\n  -H "a: \`"b\`"" \`\r\n  -d 'it''s "x"' | ConvertFrom-Json`;
    const request = read(text);
    assert.deepEqual(request.headers, [['a', '"b"'], form]);
    assert.deepEqual(request.body, { kind: 'text', text: `it's "x"` });
    assert.deepEqual(request.notes, [{ kind: 'pipe-ignored' }]);
  });
  it('leave carets and backticks in data of other shells alone', () => {
    assert.equal(textOf(`curl '${url}' -d '{"re": "^"}'`), '{"re": "^"}');
    assert.equal(textOf(`curl '${url}' \\\n -d 'a \`\n b ^"'`), 'a `\n b ^"');
  });
});

describe('Options of cURL', () => {
  it('give the method', () => {
    const methods: Record<string, string> = {
      '': 'GET',
      '-X DELETE': 'DELETE',
      '-XPATCH': 'PATCH',
      '--request=PUT': 'PUT',
      '-I': 'HEAD',
      '-d 1': 'POST',
      '-F a=1': 'POST',
      '-T f': 'PUT',
      '-G -d 1': 'GET',
      '-I -G -d 1': 'HEAD',
      '-X PUT -d 1': 'PUT',
      '--json {}': 'POST',
    };
    for (const [options, method] of Object.entries(methods)) {
      assert.equal(read(`curl ${options} ${url}`).method, method, options);
    }
  });
  it('give headers', () => {
    const text = `curl ${url} -H 'A: 1:2' -H'B:  x ' -H 'C;' -H 'D:' -H @file -H nothing --header=E:5`;
    assert.deepEqual(read(text).headers, [
      ['A', '1:2'],
      ['B', 'x'],
      ['C', ''],
      ['E', '5'],
    ]);
    assert.deepEqual(kinds(text), ['header-file', 'header-without-colon']);
    assert.deepEqual(read(`curl -A agent -e http://r -b a=1 -b 'b=2' ${url}`).headers, [
      ['User-Agent', 'agent'],
      ['Referer', 'http://r'],
      ['Cookie', 'a=1; b=2'],
    ]);
    assert.deepEqual(kinds(`curl -b jar.txt ${url}`), ['cookie-file']);
    assert.deepEqual(read(`curl ${url} -d 1 -H 'content-type: a/b'`).headers, [
      ['content-type', 'a/b'],
    ]);
    assert.deepEqual(read(`curl ${url} -d 1 -H 'content-type:'`).headers, []);
    assert.deepEqual(read(`curl ${url} --json 1 -H 'accept: x'`).headers, [
      ['accept', 'x'],
      ['Content-Type', 'application/json'],
    ]);
  });
  it('give data', () => {
    assert.equal(
      textOf(`curl ${url} -d a=1 --data b=2 --data-ascii c=3 -d'd=4'`),
      'a=1&b=2&c=3&d=4',
    );
    assert.equal(textOf(`curl ${url} --data-raw @x`), '@x');
    assert.equal(textOf(`curl ${url} --json '{"a":1,' --json '"b":2}'`), '{"a":1,"b":2}');
    assert.deepEqual(textOf(`curl ${url} --data-binary @'my file'`), {
      kind: 'file',
      path: 'my file',
    });
    assert.deepEqual(kinds(`curl ${url} --data-binary @f`), []);
    assert.deepEqual(kinds(`curl ${url} -d @f`), ['body-file-line-breaks']);
    assert.deepEqual(kinds(`curl ${url} -d @-`), ['body-from-input']);
    assert.equal(textOf(`curl ${url} -d a --data-binary @f -d b`), 'a&b');
    assert.deepEqual(kinds(`curl ${url} -d a --data-binary @f`), ['body-file-left-out']);
    assert.deepEqual(textOf(`curl -T f.bin ${url}`), { kind: 'file', path: 'f.bin' });
    assert.equal(read('curl -T dir/f.bin https://a.example/').url, 'https://a.example/f.bin');
  });
  it('encode data in five ways', () => {
    const text = `curl ${url} --data-urlencode 'a b&c' --data-urlencode '=d=ü' --data-urlencode "n=x'(y)" --data-urlencode @f --data-urlencode n@f`;
    assert.equal(textOf(text), 'a%20b%26c&d%3D%C3%BC&n=x%27%28y%29');
    assert.deepEqual(kinds(text), ['body-file-left-out', 'body-file-left-out']);
  });
  it('put data into the URL', () => {
    assert.equal(read(`curl -G ${url} -d a=1 --data-urlencode 'b=c d'`).url, `${url}?a=1&b=c%20d`);
    assert.equal(read(`curl --get '${url}?z=0' -d a=1`).url, `${url}?z=0&a=1`);
    assert.deepEqual(read(`curl -G ${url} -d a=1`).headers, []);
    assert.equal(read(`curl -G ${url} -d a=1`).body, undefined);
    assert.equal(
      read(`curl '${url}' --url-query 'q=a b' --url-query +c=%20`).url,
      `${url}?q=a%20b&c=%20`,
    );
  });
  it('give the parts of a form', () => {
    const text =
      `curl ${url} -F 'a=1;2' -F 'b={"x":";"};type=application/json' -F f=@./d/p.png ` +
      `-F 'g=@x;filename="q\\"r";type=a/b; c=d' -F 't=<notes.txt' --form-string 's=@x;type=y' -F h=@1,2`;
    assert.deepEqual(read(text).body, {
      kind: 'multipart',
      parts: [
        { name: 'a', content: { kind: 'text', text: '1;2' } },
        {
          name: 'b',
          contentType: 'application/json',
          content: { kind: 'text', text: '{"x":";"}' },
        },
        {
          name: 'f',
          filename: 'p.png',
          contentType: 'image/png',
          content: { kind: 'file', path: './d/p.png' },
        },
        {
          name: 'g',
          filename: 'q"r',
          contentType: 'a/b; c=d',
          content: { kind: 'file', path: 'x' },
        },
        { name: 't', content: { kind: 'file', path: 'notes.txt' } },
        { name: 's', content: { kind: 'text', text: '@x;type=y' } },
        ...['1', '2'].map((path) => ({
          name: 'h',
          filename: path,
          contentType: 'application/octet-stream',
          content: { kind: 'file', path },
        })),
      ],
    });
  });
  it('give credentials, which are in no header and no URL', () => {
    assert.deepEqual(read(`curl -u me:a:b ${url}`).user, { name: 'me', password: 'a:b' });
    assert.deepEqual(read(`curl -ume ${url}`).user, { name: 'me' });
    const request = read('curl https://me:p%40ss@a.example/x');
    assert.deepEqual(request.user, { name: 'me', password: 'p@ss' });
    assert.equal(request.url, url);
    assert.deepEqual(read(`curl --oauth2-bearer t ${url}`).headers, [
      ['Authorization', 'Bearer t'],
    ]);
  });
  it('may be letters put together', () => {
    const request = read(`curl -sSLkXPUT -m2.5 ${url}`);
    const { method, followRedirects, insecure, timeoutSeconds, notes } = request;
    assert.deepEqual(
      { method, followRedirects, insecure, timeoutSeconds, notes },
      { method: 'PUT', followRedirects: true, insecure: true, timeoutSeconds: 2.5, notes: [] },
    );
  });
  it('that only matter to the terminal are passed over, with their values', () => {
    const text = `curl -s -S -v -i -f -o out -O -w '%{http_code}' --compressed --no-buffer -g ${url}`;
    assert.equal(read(text).url, url);
    assert.deepEqual(kinds(text), []);
  });
  it('are noted when nothing comes of them or they are unknown, and no value is', () => {
    const text = `curl -x http://me:secret@p --connect-timeout 5 --frobnicate --cert c:secret -Ψsecret ${url}`;
    const request = read(text);
    assert.deepEqual(request.notes, [
      { kind: 'option-ignored', option: '-x' },
      { kind: 'option-ignored', option: '--connect-timeout' },
      { kind: 'option-unknown', option: '--frobnicate' },
      { kind: 'option-ignored', option: '--cert' },
      { kind: 'option-unknown', option: '-Ψ' },
    ]);
    assert.ok(!JSON.stringify(request).includes('secret'));
  });
});

describe('URLs of cURL', () => {
  it('have http without a scheme, and no fragment', () => {
    assert.equal(read('curl a.example/x#y').url, 'http://a.example/x');
    assert.equal(read('curl localhost').url, 'http://localhost');
    assert.equal(read('curl --url x').url, 'http://x');
    assert.equal(read('curl -- -a.example').url, 'http://-a.example');
  });
  it('are not expanded', () => {
    const text = "curl 'https://a.example/{a,b}/[1-3]'";
    assert.equal(read(text).url, 'https://a.example/{a,b}/[1-3]');
    assert.deepEqual(kinds(text), ['url-globbing']);
    assert.deepEqual(kinds("curl 'http://[::1]:80/?a[]=1'"), []);
  });
});

describe('Any paste', () => {
  it('is read without an error, and a long one in little time', () => {
    const pieces = [
      ...'\'"\\^`$ \n&|<>;=@%#{}[]()!~-'.split(''),
      ...[
        'curl ',
        '-d',
        '-H',
        '-F',
        '--json',
        '-X',
        "$'",
        '^\n',
        '`\n',
        'a.b',
        ':',
        '\0',
        '\ud800',
        '--x=',
        'ü',
      ],
    ];
    let seed = 1;
    const next = () => (seed = (seed * 48271) % 2147483647);
    for (let round = 0; round < 3000; round++) {
      let text = 'curl a.example';
      for (let count = 0; count < 30; count++) text += pieces[next() % pieces.length] ?? '';
      for (const request of parseCurl(text) ?? []) printHttpRequest(request, { title: true });
    }
    for (const piece of pieces) {
      for (const quote of ['', "'", '"', '^"', "$'"]) {
        const text = `curl a.example -F a=${quote}${piece.repeat(20_000)}`;
        for (const request of (parseCurl(text) ?? []).slice(0, 5)) printHttpRequest(request);
      }
    }
  }).timeout(15_000);
});
