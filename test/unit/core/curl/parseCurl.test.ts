import assert from 'node:assert/strict';
import { requestsOfCurl } from '../../../../src/core/curl/curl';
import type { CurlRequest } from '../../../../src/core/curl/curlRequest';

function one(text: string): CurlRequest {
  const [request, ...others] = requestsOfCurl(text);
  assert.ok(request, text);
  assert.equal(others.length, 0);
  return request;
}

function textOf({ body }: CurlRequest): string | undefined {
  return body?.kind === 'text' ? body.text : undefined;
}

describe('A cURL command', () => {
  it('is recognised by its first word alone', () => {
    for (const text of [
      'curl https://a.example',
      '  $ curl a.example',
      'curl.exe a',
      '/usr/bin/curl a',
    ]) {
      assert.equal(requestsOfCurl(text).length, 1, text);
    }
    for (const text of ['curly https://a', 'GET https://a', 'see curl https://a', '', 'curl']) {
      assert.deepEqual(requestsOfCurl(text), [], text);
    }
  });

  it('is a GET, or a POST where it sends something', () => {
    assert.equal(one('curl https://a.example/x').method, 'GET');
    assert.equal(one('curl https://a.example/x -d a=1').method, 'POST');
    assert.equal(one('curl -XPATCH -d a https://a.example').method, 'PATCH');
    assert.equal(one('curl -I https://a.example').method, 'HEAD');
    assert.equal(one('curl -T file.bin https://a.example/x').method, 'PUT');
    assert.equal(one('curl -sSLX DELETE a.example').method, 'DELETE');
  });

  it('has http where it names no scheme', () => {
    assert.equal(one('curl localhost:8080/x').url, 'http://localhost:8080/x');
  });

  it('joins its data, with the type of a form', () => {
    const request = one(
      `curl https://a.example -d 'a=1' --data-raw "b=@2" --data-urlencode 'c=x y&z'`,
    );
    assert.equal(textOf(request), 'a=1&b=@2&c=x%20y%26z');
    assert.deepEqual(request.headers, [['Content-Type', 'application/x-www-form-urlencoded']]);
  });

  it('encodes in all the ways of --data-urlencode', () => {
    const data = (value: string) => textOf(one(`curl a.example --data-urlencode '${value}'`));
    assert.equal(data('a b'), 'a%20b');
    assert.equal(data('=a b'), 'a%20b');
    assert.equal(data('n=a=b'), 'n=a%3Db');
    assert.equal(data('n=(!*)'), 'n=%28%21%2A%29');
    assert.deepEqual(one(`curl a.example --data-urlencode 'n@f.txt'`).notes, [
      { code: 'file-not-read', path: 'f.txt' },
    ]);
  });

  it('puts its data into the query with -G', () => {
    const request = one(`curl -G 'https://a.example/x?q=1#top' -d a=1 --data-urlencode 'b=2 3'`);
    assert.deepEqual(
      [request.method, request.url, request.body],
      ['GET', 'https://a.example/x?q=1&a=1&b=2%203#top', undefined],
    );
  });

  it('sends JSON with the headers for it', () => {
    const request = one(`curl --json '{"a": 1}' https://a.example`);
    assert.equal(textOf(request), '{"a": 1}');
    assert.deepEqual(request.headers, [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
    ]);
  });

  it('sends files', () => {
    assert.deepEqual(one('curl a.example --data-binary @body.bin').body, {
      kind: 'file',
      path: 'body.bin',
    });
    assert.deepEqual(one('curl a.example -T up.txt').body, { kind: 'file', path: 'up.txt' });
  });

  it('sends forms with texts and files', () => {
    const { body, method } = one(
      `curl a.example -F 'a=1; two' -F "doc=@dir/a.pdf;type=application/pdf" -F 'b=<note.txt' --form-string 'c=@x;y'`,
    );
    assert.equal(method, 'POST');
    assert.deepEqual(body, {
      kind: 'form',
      parts: [
        { name: 'a', value: '1; two' },
        { name: 'doc', type: 'application/pdf', fileName: 'a.pdf', file: 'dir/a.pdf' },
        { name: 'b', file: 'note.txt' },
        { name: 'c', value: '@x;y' },
      ],
    });
  });

  it('keeps headers but those of the connection', () => {
    const { headers } = one(
      `curl a.example -H 'X-A: 1' -H 'Host: b' -H 'Empty;' -H 'Gone:' -H ':authority: b' -b 'a=1; b=2' -A me -e https://r.example`,
    );
    assert.deepEqual(headers, [
      ['X-A', '1'],
      ['Cookie', 'a=1; b=2'],
      ['User-Agent', 'me'],
      ['Referer', 'https://r.example'],
    ]);
  });

  it('leaves credentials out and says so', () => {
    for (const text of [
      `curl a.example -H 'Authorization: Bearer s3cr3t-value'`,
      `curl a.example -H 'authorization:Basic s3cr3t-value'`,
      'curl a.example --oauth2-bearer s3cr3t-value',
    ]) {
      const request = one(text);
      assert.deepEqual(request.notes, [{ code: 'credentials-left-out' }]);
      assert.doesNotMatch(JSON.stringify(request), /s3cr3t-value/);
    }
    const basic = one('curl a.example -u ann:s3cr3t-value');
    assert.equal(basic.user, 'ann');
    assert.doesNotMatch(JSON.stringify(basic), /s3cr3t-value/);
  });

  it('says which options it ignores, but for those that change nothing', () => {
    assert.deepEqual(one('curl -sS --compressed -v -o out.txt a.example').notes, []);
    assert.deepEqual(one('curl -k -x http://proxy.example:1 --unheard a.example').notes, [
      { code: 'option-ignored', option: '--insecure' },
      { code: 'option-ignored', option: '--proxy' },
      { code: 'option-ignored', option: '--unheard' },
    ]);
  });

  it('knows redirects and the time limit', () => {
    const request = one('curl -L -m 2.5 a.example');
    assert.deepEqual([request.followsRedirects, request.timeoutSeconds], [true, 2.5]);
    assert.equal(one('curl a.example').followsRedirects, false);
  });

  describe('in a POSIX shell', () => {
    it('has quotes of all kinds', () => {
      const text = String.raw`curl a.example -d 'it'\''s' -d "a \"b\" \$c \x" -d $'n\n\t\x41\u00e9\'' -d p\ q`;
      assert.equal(textOf(one(text)), 'it\'s&a "b" $c \\x&n\n\tA\u00E9\'&p q');
    });
    it('goes on behind a backslash', () => {
      const request = one("curl 'https://a.example/x' \\\n  -H 'A: b' \\\r\n  --data 'c'");
      assert.deepEqual([request.headers[0], textOf(request)], [['A', 'b'], 'c']);
    });
    it('keeps line breaks inside of quotes', () => {
      assert.equal(textOf(one(`curl a.example -d '{\n  "a": 1\n}'`)), '{\n  "a": 1\n}');
    });
    it('ends at a pipe or a redirection', () => {
      assert.equal(one('curl https://a.example/x | jq .').url, 'https://a.example/x');
      assert.equal(one('curl https://a.example/x > out.json').url, 'https://a.example/x');
    });
    it('may have an address without quotes', () => {
      assert.equal(one('curl https://a.example/x?a=1&b=2').url, 'https://a.example/x?a=1&b=2');
    });
    it('is one of several', () => {
      const text =
        'curl https://a.example/1; curl https://a.example/2 && echo x\ncurl https://a.example/3';
      assert.deepEqual(
        requestsOfCurl(text).map(({ url }) => url.slice(-1)),
        ['1', '2', '3'],
      );
    });
  });

  describe('in the command prompt of Windows', () => {
    it('has carets before quotes, as browsers copy it', () => {
      const text =
        'curl ^"https://a.example/x?a=1^&b=2^" ^\r\n  -H ^"accept: */*^" ^\r\n  --data-raw ^"^{^\\^"a^\\^": ^\\^"50^%^\\^"^}^"';
      const request = one(text);
      assert.equal(request.url, 'https://a.example/x?a=1&b=2');
      assert.deepEqual(request.headers[0], ['accept', '*/*']);
      assert.equal(textOf(request), '{"a": "50%"}');
    });
    it('has plain quotes and doubled ones', () => {
      const request = one('curl "https://a.example/x" ^\n -d "{\\"a\\": \\"b c\\"}" -H "X: ""q"""');
      assert.equal(textOf(request), '{"a": "b c"}');
      assert.deepEqual(request.headers[0], ['X', '"q"']);
    });
    it('has line breaks as a caret and an empty line', () => {
      assert.equal(textOf(one('curl a.example --data-raw ^"one^\n\ntwo^"')), 'one\ntwo');
    });
  });

  it('in PowerShell has backticks and doubled quotes', () => {
    const request = one("curl.exe 'https://a.example/x' `\n -d 'it''s' -H \"A: `$b\"");
    assert.equal(textOf(request), "it's");
    assert.deepEqual(request.headers[0], ['A', '$b']);
  });

  it('never fails, whatever is written', () => {
    for (const text of [
      "curl '",
      'curl "',
      'curl \\',
      'curl -d',
      'curl -H',
      "curl $'\\",
      'curl ^"',
      'curl -- -x',
    ]) {
      assert.ok(Array.isArray(requestsOfCurl(text)));
    }
  });
});
