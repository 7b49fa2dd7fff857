import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { OutgoingRequest } from '../../../../src/core/curl/outgoingRequest';
import { printCurl, type CurlPrintOptions } from '../../../../src/core/curl/printCurl';

const url = 'https://a.example/x';
const plain: OutgoingRequest = { method: 'GET', url, headers: [], authorize: false };
const post = (body: OutgoingRequest['body']): OutgoingRequest => ({
  ...plain,
  method: 'POST',
  headers: [['Content-Type', 'a/b']],
  ...(body === undefined ? {} : { body }),
});
const bash = (request: OutgoingRequest, options: Partial<CurlPrintOptions> = {}) =>
  printCurl(request, { shell: 'bash', ...options });

/** Every character that means something to a shell, and what a terminal would not take. */
const hard = [
  `it's "quoted" \`date\` $HOME $(date) \${x} \\ \\\\ ! !! %d %s & | ; < > * ? ~ # {a,b} [c]`,
  'line 1\nline 2\n',
  '\n',
  '\r\n\t\x01\x1b[0m\x7f',
  "\t'!\\",
  '-leading',
  '@leading',
  "'",
  '\\',
  'ü€😀\u00a0\ufeff',
  '',
];

/** What curl would get: a function of that name writes its arguments and input, NUL behind each. */
function run(command: string, token = 't"o$k\'en') {
  const script = `curl() { printf '%s\\0' "$@"; case "$*" in *'@-'*) cat; esac; }\n${command}\n`;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc'], {
    input: script,
    env: { PATH: process.env['PATH'], TENANT_TOKEN: token, LC_ALL: 'C.UTF-8' },
    timeout: 10_000,
    maxBuffer: 10_000_000,
  });
  assert.equal(status, 0, stderr.toString());
  assert.equal(stderr.toString(), '');
  return stdout;
}
const argumentsOf = (command: string) => run(command).toString().split('\0').slice(0, -1);
const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0;

describe('A cURL command for bash', () => {
  before(function () {
    if (!hasBash) this.skip();
  });

  it('hands over text as it is', () => {
    for (const text of hard) {
      assert.deepEqual(
        argumentsOf(bash(post(text))),
        ['-X', 'POST', url, '-H', 'Content-Type: a/b', '--data-raw', text].slice(2),
        JSON.stringify(text),
      );
      const bytes = new TextEncoder().encode(text);
      assert.equal(bash(post(bytes)), bash(post(text)));
    }
  });
  it('hands over bytes and long text through a pipe', () => {
    for (const bytes of [Uint8Array.from([0xff, 0, 0x27, 10]), Uint8Array.from([0x61, 0])]) {
      const output = run(bash(post(bytes)));
      const words = `${url}\0-H\0Content-Type: a/b\0--data-binary\0@-\0`;
      assert.equal(output.subarray(0, words.length).toString(), words);
      assert.deepEqual(new Uint8Array(output.subarray(words.length)), bytes);
    }
    const long = `${"'ü\n".repeat(60_000)}%s\\n`;
    assert.ok(
      run(bash(post(long)))
        .toString()
        .endsWith(`--data-binary\0@-\0${long}`),
    );
  });
  it('names a file', () => {
    assert.deepEqual(argumentsOf(bash(post({ file: "my 'file'" }))).slice(-2), [
      '--data-binary',
      "@my 'file'",
    ]);
  });
  it('hands over headers, letters beyond ASCII as one byte each', () => {
    const value = `"it's" $a \`b\` \\ ! %`;
    const request: OutgoingRequest = {
      ...plain,
      headers: [
        ['X-A', value],
        ['X-Empty', ''],
        ["X-'$", '1'],
      ],
    };
    assert.deepEqual(argumentsOf(bash(request)), [
      url,
      '-H',
      `X-A: ${value}`,
      '-H',
      'X-Empty;',
      '-H',
      "X-'$: 1",
    ]);
    const latin = run(bash({ ...plain, headers: [['X', `ü1'!\t\\`]] }));
    assert.equal(latin.toString('latin1'), `${url}\0-H\0X: ü1'!\t\\\0`);
  });
  it('has the method only where cURL would use another', () => {
    const words = (method: string, body?: string) =>
      argumentsOf(bash({ ...plain, method, ...(body === undefined ? {} : { body }) }));
    assert.deepEqual(words('GET'), [url]);
    assert.deepEqual(words('HEAD'), ['-I', url]);
    assert.deepEqual(words('DELETE'), ['-X', 'DELETE', url]);
    assert.deepEqual(words('POST'), ['-X', 'POST', url, '-H', 'Content-Length: 0']);
    assert.deepEqual(words('POST', '1'), [url, '-H', 'Content-Type:', '--data-raw', '1']);
    assert.deepEqual(words('GET', '1').slice(0, 3), ['-X', 'GET', url]);
    assert.deepEqual(words("M'$"), ['-X', "M'$", url]);
  });
  it('has options for what is beside the request', () => {
    const options = { timeoutSeconds: 2.5, caFile: '/my ca.pem', followRedirects: true };
    const address = 'https://a.example/[1]?{a}';
    assert.deepEqual(argumentsOf(bash({ ...plain, url: address }, options)), [
      ...[address, '-g', '-L', '--max-redirs', '5', '--proto-redir', '=https'],
      ...['-m', '2.5', '--cacert', '/my ca.pem'],
    ]);
    assert.ok(!bash(post('1'), options).includes('-L'));
  });
  it('has the token as a variable', () => {
    const request = { ...plain, authorize: true };
    assert.equal(bash(request), `curl ${url} \\\n  -H "Authorization: Bearer $TENANT_TOKEN"`);
    assert.deepEqual(argumentsOf(bash(request)), [url, '-H', `Authorization: Bearer t"o$k'en`]);
    assert.match(bash(request, { tokenVariable: 'MINE' }), /Bearer \$MINE"$/);
    assert.deepEqual(argumentsOf(bash(request, { token: "a'b" })).slice(2), [
      "Authorization: Bearer a'b",
    ]);
  });
  it('has no credentials of the request’s own', () => {
    const basic = {
      ...plain,
      authorize: true,
      headers: [['authorization', 'Basic s3cr3t']] as const,
    };
    assert.deepEqual(argumentsOf(bash(basic)), [url, '-H', `authorization: Basic t"o$k'en`]);
    const bare = { ...plain, headers: [['Authorization', 's3cr3t']] as const };
    assert.deepEqual(argumentsOf(bash(bare)), [url, '-H', `Authorization: t"o$k'en`]);
    const two = { ...plain, headers: [['Authorization', 's3cr3t x']] as const };
    assert.ok(!bash(two).includes('s3cr3t'));
    const odd = { ...plain, headers: [['Authorization', 's3cr3t`"$ x']] as const };
    assert.ok(!bash(odd).includes('s3cr3t'));
    assert.match(bash(basic, { ownCredentials: true }), /'authorization: Basic s3cr3t'/);
  });
});

describe('A cURL command for PowerShell', () => {
  const command = (request: OutgoingRequest, options: Partial<CurlPrintOptions> = {}) =>
    printCurl(request, { shell: 'powershell', ...options });

  it('has the token as a variable, and goes over lines', () => {
    assert.equal(
      command({ ...post(`it's $a 100%`), authorize: true }),
      [
        `curl.exe ${url} \``,
        `  -H 'Content-Type: a/b' \``,
        `  -H "Authorization: Bearer $env:TENANT_TOKEN" \``,
        `  --data-raw 'it''s $a 100%'`,
      ].join('\n'),
    );
    assert.match(
      command({ ...plain, authorize: true }, { token: 'abc' }),
      /'Authorization: Bearer abc'/,
    );
  });
  it('hands text that versions read in different ways over in a file', () => {
    assert.equal(
      command(post('{"a": "it\u2019s"}')),
      [
        '$body = New-TemporaryFile',
        `[IO.File]::WriteAllBytes($body.FullName, [Text.Encoding]::UTF8.GetBytes('{"a": "it\u2019\u2019s"}'))`,
        `curl.exe ${url} \``,
        `  -H 'Content-Type: a/b' \``,
        '  --data-binary "@$($body.FullName)"',
        'Remove-Item $body.FullName',
      ].join('\n'),
    );
    assert.match(command(post('a\nb')), /GetBytes\('a\nb'\.Replace\("`r", ""\)\)\)/);
    for (const text of ['', 'a\\', 'a\r\n', 'ü', '"']) {
      assert.match(command(post(text)), /--data-binary "@\$\(\$body\.FullName\)"/, text);
    }
    assert.match(command(post('a\r\nb')), /FromBase64String\('YQ0KYg=='\)/);
    assert.match(command(post(Uint8Array.from([255, 0]))), /FromBase64String\('\/wA='\)/);
  });
  it('hands such headers over in a file, too', () => {
    const headers = [
      ['If-Match', '"1"'],
      ['X', '1'],
      ['Y', 'ü'],
    ] as const;
    assert.equal(
      command({ ...plain, headers }),
      [
        '$headers = New-TemporaryFile',
        `[IO.File]::WriteAllBytes($headers.FullName, [Text.Encoding]::GetEncoding(28591).GetBytes('If-Match: "1"`,
        `Y: ü'))`,
        `curl.exe ${url} \``,
        `  -H 'X: 1' \``,
        '  -H "@$($headers.FullName)"',
        'Remove-Item $headers.FullName',
      ].join('\n'),
    );
  });
});
