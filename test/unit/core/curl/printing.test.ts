import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { curlOf, httpTextOfCurl, requestsOfCurl } from '../../../../src/core/curl/curl';
import type { OutgoingRequest } from '../../../../src/core/curl/printCurl';
import { problemsOf } from '../../../../src/core/httpFile/httpFile';
import { bodyOf, prepared } from '../httpFile/preparing';

const awkward = `it's "quoted" $HOME \`id\` \\n !x 50% {{no}} [a] é 漢 😀 -x @y`;

describe('A cURL command as a request of a file', () => {
  function printed(curl: string, origins: string[] = []) {
    const [request] = requestsOfCurl(curl);
    assert.ok(request);
    return httpTextOfCurl(request, origins);
  }

  it('has only the path of the tenant', () => {
    const own = ['https://acme.example'];
    assert.equal(printed('curl -L https://acme.example/a?b=1', own).text, 'GET /a?b=1\n');
    assert.equal(printed('curl -L https://acme.example', own).text, 'GET /\n');
    assert.equal(
      printed('curl -L https://acme.example.org/a', own).text,
      'GET https://acme.example.org/a\n',
    );
  });

  it('is read as the request that it was', async () => {
    const curl =
      "curl 'https://a.example/p q?x=1' -X PUT -H 'X-A: b' -H 'Content-Type: text/csv' -d $'a,b\\n# 1\\n//2' -m 5";
    const request = await prepared(printed(curl).text);
    assert.equal(request.method, 'PUT');
    assert.equal(request.target, 'https://a.example/p%20q?x=1');
    assert.deepEqual(request.headers, [
      ['X-A', 'b'],
      ['Content-Type', 'text/csv'],
    ]);
    assert.equal(bodyOf(request), 'a,b\n# 1\n//2');
    assert.equal(request.timeoutSeconds, 5);
  });

  it('keeps lines that look like comments', async () => {
    const curl = `curl a.example --json $'{\\n// a\\n"b": 1}'`;
    assert.equal(bodyOf(await prepared(printed(curl).text)), '{\n// a\n"b": 1}');
  });

  it('has forms with their files', async () => {
    const { text } = printed(`curl a.example/up -F 'a=1' -F 'f=@x.bin;type=image/png'`);
    const request = await prepared(text, { files: { 'x.bin': 'BYTES' } });
    assert.deepEqual(request.headers, [['Content-Type', 'multipart/form-data; boundary=boundary']]);
    assert.equal(
      bodyOf(request),
      [
        '--boundary',
        'Content-Disposition: form-data; name="a"',
        '',
        '1',
        '--boundary',
        'Content-Disposition: form-data; name="f"; filename="x.bin"',
        'Content-Type: image/png',
        '',
        'BYTES',
        '--boundary--',
        '',
      ].join('\r\n'),
    );
  });

  it('asks for the password of -u', async () => {
    const { text } = printed('curl a.example -u ann:s3cr3t-value');
    assert.doesNotMatch(text, /s3cr3t-value/);
    const request = await prepared(text, { prompt: () => Promise.resolve('pw') });
    assert.deepEqual(request.headers, [['Authorization', `Basic ${btoa('ann:pw')}`]]);
  });

  it('has no problem, and says what a file can not hold', () => {
    const { text, notes } = printed(`curl -L a.example -d 'x' -H 'A: b'`);
    assert.deepEqual(problemsOf(text, {}), []);
    assert.deepEqual(notes, []);
    assert.deepEqual(printed(`curl a.example -d $'a\\n### b'`).notes, [{ code: 'body-changed' }]);
  });
});

describe('A request as a cURL command', () => {
  const request: OutgoingRequest = {
    method: 'POST',
    url: 'https://acme.example/a?b=1&c=$x',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Awkward', awkward],
      ['X-Empty', ''],
    ],
    body: new TextEncoder().encode(`{"text": "${awkward}",\n  "more": 1}`),
    followsRedirects: false,
    authorized: true,
  };

  /** What curl would be called with by a real bash; its standard input at the end. */
  function run(command: string, env: Record<string, string> = {}): string[] {
    const script = `curl() { printf '%s\\0' "$@"; [ -t 0 ] || base64 -w0; }\n${command}`;
    const output = execFileSync('bash', ['-c', script], {
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', ...env },
      input: '',
      encoding: 'utf8',
    });
    return output.split('\0');
  }

  it('runs in bash with exactly its values, and takes the token from the environment', () => {
    const command = curlOf(request, 'bash');
    assert.deepEqual(run(command, { TENANT_TOKEN: 'abc' }).slice(0, -1), [
      request.url,
      '--header',
      'Authorization: Bearer abc',
      '--header',
      'Content-Type: application/json',
      '--header',
      `X-Awkward: ${awkward}`,
      '--header',
      'X-Empty;',
      '--data-raw',
      `{"text": "${awkward}",\n  "more": 1}`,
    ]);
  });

  it('holds the token only when it is given', () => {
    assert.match(curlOf(request, 'bash', 'tok-4711'), /'Authorization: Bearer tok-4711'/);
    assert.doesNotMatch(curlOf({ ...request, authorized: false }, 'bash', 'tok-4711'), /tok-4711/);
    assert.match(curlOf(request, 'powershell'), /Bearer \$env:TENANT_TOKEN"/);
  });

  it('carries line ends of forms and bytes that are no text', () => {
    const form = new TextEncoder().encode('--b\r\nA: b\r\n\r\n1\r\n--b--\r\n');
    assert.equal(
      run(curlOf({ ...request, body: form }, 'bash')).at(-2),
      '--b\r\nA: b\r\n\r\n1\r\n--b--\r\n',
    );
    const bytes = Uint8Array.from([0, 255, 254, 10, 39]);
    const parts = run(curlOf({ ...request, body: bytes }, 'bash'));
    assert.ok(parts.includes('@-'));
    assert.equal(parts.at(-1), Buffer.from(bytes).toString('base64'));
  });

  it('names the method only where curl would take another one', () => {
    const plain = { ...request, headers: [], authorized: false };
    const { body: _, ...empty } = plain;
    const first = (of: OutgoingRequest) => run(curlOf(of, 'bash')).slice(0, 2);
    assert.deepEqual(first({ ...empty, method: 'GET' })[0], request.url);
    assert.deepEqual(first({ ...empty, method: 'HEAD' })[0], '--head');
    assert.deepEqual(first({ ...empty, method: 'DELETE' }), ['--request', 'DELETE']);
    assert.deepEqual(first({ ...plain, method: 'GET' }), ['--request', 'GET']);
    assert.ok(run(curlOf(plain, 'bash')).includes('Content-Type:'));
  });

  it('is read back as the same request', () => {
    for (const shell of ['bash'] as const) {
      const [again] = requestsOfCurl(curlOf({ ...request, followsRedirects: true }, shell));
      assert.ok(again);
      assert.deepEqual(
        [again.method, again.url, again.followsRedirects],
        [request.method, request.url, true],
      );
      assert.deepEqual(again.body, { kind: 'text', text: new TextDecoder().decode(request.body) });
    }
  });

  it('in PowerShell writes what holds double quotes to files that it removes', () => {
    const command = curlOf(
      {
        ...request,
        headers: [
          ['ETag', '"a"'],
          ['X', "it's"],
        ],
      },
      'powershell',
    );
    assert.match(command, /^\$headers = New-TemporaryFile\n/);
    assert.match(command, /WriteAllText\(\$body, @'\n\{"text"[^]*\n'@\.Replace\("`r`n", "`n"\)\)/);
    assert.match(command, /--header 'X: it''s'/);
    assert.match(command, /--data-binary "@\$body"/);
    assert.match(command, /Remove-Item \$headers\nRemove-Item \$body\n$/);
    const argument = /curl\.exe[^]*?\nRemove/.exec(command)?.[0] ?? '';
    assert.doesNotMatch(argument.replace(/"(?:@\$\w+|Authorization: Bearer \$env:\w+)"/g, ''), /"/);
  });

  it('in PowerShell writes bytes in base64', () => {
    const bytes = Uint8Array.from([0, 1, 2]);
    assert.match(curlOf({ ...request, body: bytes }, 'powershell'), /FromBase64String\('AAEC'\)/);
    const open = new TextEncoder().encode("a\n'@\nb");
    assert.match(curlOf({ ...request, body: open }, 'powershell'), /FromBase64String/);
  });
});
