import assert from 'node:assert/strict';
import type { OutgoingRequest } from '../../../../src/core/curl/outgoingRequest';
import { languages, printSnippet } from '../../../../src/core/snippets/printSnippet';

const plain: OutgoingRequest = {
  method: 'GET',
  url: 'https://a.example/x',
  headers: [],
  authorize: true,
};
const code = (request: OutgoingRequest, language: string, tokenVariable?: string): string => {
  const snippet = printSnippet(
    request,
    language,
    tokenVariable === undefined ? {} : { tokenVariable },
  );
  assert.ok('code' in snippet, JSON.stringify(snippet));
  return snippet.code;
};
const fault = (request: Partial<OutgoingRequest>, language = 'go') => {
  const snippet = printSnippet({ ...plain, ...request }, language);
  return 'fault' in snippet ? snippet.fault : undefined;
};
const lineOf = (text: string, word: string) =>
  text
    .split('\n')
    .find((line) => line.toLowerCase().includes(word))
    ?.trim();

const authorization: Record<string, string> = {
  javascript: `const options = {method: 'GET', headers: {Authorization: 'Bearer ' + process.env.TENANT_TOKEN}};`,
  python: `headers = {"Authorization": "Bearer " + os.environ["TENANT_TOKEN"]}`,
  go: `req.Header.Add("Authorization", "Bearer " + os.Getenv("TENANT_TOKEN"))`,
  java: `.header("Authorization", "Bearer " + System.getenv("TENANT_TOKEN"))`,
  kotlin: `.addHeader("Authorization", "Bearer " + System.getenv("TENANT_TOKEN"))`,
  csharp: `{ "Authorization", "Bearer " + Environment.GetEnvironmentVariable("TENANT_TOKEN") },`,
  php: `"Authorization: Bearer " . getenv("TENANT_TOKEN")`,
  ruby: `request["Authorization"] = "Bearer " + ENV.fetch("TENANT_TOKEN")`,
  swift: `request.allHTTPHeaderFields = ["Authorization": "Bearer " + (ProcessInfo.processInfo.environment["TENANT_TOKEN"] ?? "")]`,
  powershell: `$headers.Add("Authorization", 'Bearer ' + $env:TENANT_TOKEN)`,
};

describe('A program for a request', () => {
  it('is there in each language, without a mark left', () => {
    assert.deepEqual(
      languages.map(({ id }) => id),
      Object.keys(authorization),
    );
    for (const { id } of languages) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        for (const body of [undefined, '{"a":1}']) {
          const request = { ...plain, method, ...(body === undefined ? {} : { body }) };
          assert.ok(!code(request, id).includes('zq7'), `${id} ${method}`);
        }
      }
    }
  });
  it('takes the token from the environment', () => {
    for (const [language, line] of Object.entries(authorization)) {
      const text = code(plain, language);
      assert.equal(lineOf(text, 'authorization'), line, language);
      assert.match(code(plain, language, 'MINE'), /\bMINE\b/);
      assert.ok(!code({ ...plain, authorize: false }, language).includes('TENANT_TOKEN'), language);
    }
    assert.match(code(plain, 'python'), /^import os$/m);
    assert.match(code(plain, 'go'), /^\t"os"$/m);
    assert.ok(!code({ ...plain, authorize: false }, 'go').includes('"os"'));
  });
  it('has no credentials of the request’s own', () => {
    for (const { id } of languages) {
      const basic = { ...plain, headers: [['authorization', 'Basic s3cr3t']] as const };
      const text = code(basic, id);
      assert.ok(!text.includes('s3cr3t'), id);
      assert.match(text, /Basic /);
      assert.ok(!code({ ...plain, headers: [['Authorization', 's3cr3t']] }, id).includes('s3cr3t'));
    }
  });
  it('escapes what a language would replace', () => {
    const body = `'"\\ $a \${b} #{c} \`d\`\n\r\t\u0001\u2028\u2019\u201d`;
    const literal: Record<string, string> = {
      javascript: `'\\'"\\\\ $a \${b} #{c} \`d\`\\n\\r\\t\\u0001\\u2028\u2019\u201d'`,
      python: `"'\\"\\\\ $a \${b} #{c} \`d\`\\n\\r\\t\\u0001\\u2028\u2019\u201d".encode()`,
      go: `"'\\"\\\\ $a \${b} #{c} \`d\`\\n\\r\\t\\u0001\\u2028\u2019\u201d"`,
      java: `"'\\"\\\\ $a \${b} #{c} \`d\`\\n\\r\\t\\001\\u2028\u2019\u201d"`,
      kotlin: `"'\\"\\\\ \\$a \\\${b} #{c} \`d\`\\n\\r\\t\\u0001\\u2028\u2019\u201d"`,
      csharp: `"'\\"\\\\ $a \${b} #{c} \`d\`\\n\\r\\t\\u0001\\u2028\u2019\u201d"`,
      php: `"'\\"\\\\ \\$a \\\${b} #{c} \`d\`\\n\\r\\t\\u{1}\\u{2028}\u2019\u201d"`,
      ruby: `"'\\"\\\\ $a \${b} \\#{c} \`d\`\\n\\r\\t\\u0001\\u2028\u2019\u201d"`,
      swift: `"'\\"\\\\ $a \${b} #{c} \`d\`\\n\\r\\t\\u{1}\\u{2028}\u2019\u201d"`,
      powershell: `"'\`"\\ \`$a \`\${b} #{c} \`\`d\`\`\`n\`r\`t$([char]1)\u2028\u2019\`\u201d"`,
    };
    for (const [language, expected] of Object.entries(literal)) {
      const text = code({ ...plain, method: 'POST', body }, language);
      assert.ok(text.includes(expected), `${language}\n${text}\n${expected}`);
    }
    assert.match(
      code({ ...plain, url: `https://a.example/it's` }, 'powershell'),
      /'https:\/\/a\.example\/it''s'/,
    );
  });
  it('has each header once, and a type for its body', () => {
    const request: OutgoingRequest = {
      ...plain,
      method: 'PUT',
      body: 'x',
      headers: [
        ['Accept', 'a'],
        ['accept', 'b'],
        ['Cookie', 'c=1'],
        ['Cookie', 'd=2'],
        ['Accept-Encoding', 'br'],
      ],
    };
    const text = code(request, 'go');
    assert.equal(lineOf(text, '"accept"'), 'req.Header.Add("Accept", "a, b")');
    assert.equal(lineOf(text, '"cookie"'), 'req.Header.Add("Cookie", "c=1; d=2")');
    assert.equal(
      lineOf(text, 'content-type'),
      'req.Header.Add("Content-Type", "application/octet-stream")',
    );
    assert.ok(!text.includes('br'));
    const typed = { ...request, headers: [['content-type', 'a/b; c=d']] as const };
    assert.match(code(typed, 'csharp'), /MediaTypeHeaderValue\.Parse\("a\/b; c=d"\)/);
    assert.ok(!code(typed, 'powershell').includes('.Add("content-type"'));
  });
  it('says why there is none', () => {
    assert.equal(fault({}, 'cobol'), 'language');
    assert.equal(fault({ method: `A'B` }), 'method');
    assert.equal(fault({ method: 'PURGE' }, 'powershell'), 'method');
    assert.equal(fault({ headers: [[`X'`, '1']] }), 'header');
    assert.equal(fault({ body: { file: 'x' } }), 'body-file');
    assert.equal(fault({ body: Uint8Array.from([255]) }), 'body-binary');
    assert.equal(fault({ method: 'PURGE' }), undefined);
  });
});
