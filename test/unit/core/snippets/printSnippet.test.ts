import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import type { OutgoingRequest } from '../../../../src/core/curl/printCurl';
import { printSnippet, snippetLanguages } from '../../../../src/core/snippets/printSnippet';

const request: OutgoingRequest = {
  method: 'POST',
  url: 'https://acme.example/data?a=1',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Quoted', `it's "x"`],
  ],
  body: new TextEncoder().encode('{"name": "O\'Neill"}'),
  followsRedirects: false,
  authorized: true,
};

/** How the token gets in, in each language. */
const tokens: Readonly<Record<string, string>> = {
  'JavaScript: fetch': '`Bearer ${process.env.TENANT_TOKEN}`',
  'JavaScript: axios': '`Bearer ${process.env.TENANT_TOKEN}`',
  'Python: requests': '"Bearer " + os.environ["TENANT_TOKEN"]',
  'Go: net/http': '"Bearer " + os.Getenv("TENANT_TOKEN")',
  'Java: HttpClient': '"Bearer " + System.getenv("TENANT_TOKEN")',
  'C#: HttpClient': '"Bearer " + Environment.GetEnvironmentVariable("TENANT_TOKEN")',
  'PHP: cURL': `'Authorization: Bearer ' . getenv('TENANT_TOKEN')`,
  'PHP: Guzzle': `'Bearer ' . getenv('TENANT_TOKEN')`,
  'Ruby: Net::HTTP': '"Bearer #{ENV.fetch("TENANT_TOKEN")}"',
  'Rust: reqwest': 'format!("Bearer {}", std::env::var("TENANT_TOKEN").unwrap())',
  'Kotlin: OkHttp': '"Bearer " + System.getenv("TENANT_TOKEN")',
  'Swift: URLSession': '"Bearer " + (ProcessInfo.processInfo.environment["TENANT_TOKEN"] ?? "")',
  'PowerShell: Invoke-RestMethod': '"Bearer $env:TENANT_TOKEN"',
};

describe('A request as code', () => {
  for (const language of snippetLanguages) {
    it(`takes its token from the environment in ${language.label}`, () => {
      const code = printSnippet(request, language) ?? '';
      assert.ok(code.includes(tokens[language.label] ?? '?'), code);
      assert.doesNotMatch(code, /PLACEHOLDER/);
      const open = printSnippet({ ...request, authorized: false }, language) ?? '';
      assert.doesNotMatch(open, /TENANT_TOKEN|Authorization/);
    });
  }

  it('imports what it needs', () => {
    const code = (label: string) => {
      const language = snippetLanguages.find((candidate) => candidate.label === label);
      assert.ok(language);
      return printSnippet(request, language) ?? '';
    };
    assert.match(code('Go: net/http'), /"net\/http"\n\t"os"\n/);
    assert.match(code('Python: requests'), /^import os\n/);
  });

  it('is code that its language can read', () => {
    for (const [label, program, args] of [
      ['JavaScript: fetch', process.execPath, ['--check', '-']],
      ['Python: requests', 'python3', ['-c', 'import sys; compile(sys.stdin.read(), "x", "exec")']],
      ['Ruby: Net::HTTP', 'ruby', ['-c']],
      ['PHP: cURL', 'php', ['-l']],
    ] as const) {
      if (spawnSync(program, ['--version']).error) continue;
      const language = snippetLanguages.find((candidate) => candidate.label === label);
      assert.ok(language);
      const input = printSnippet(request, language) ?? '';
      execFileSync(program, [...args], { input, stdio: ['pipe', 'pipe', 'pipe'] });
    }
  });

  it('is none for a body of bytes', () => {
    const [language] = snippetLanguages;
    assert.ok(language);
    assert.equal(printSnippet({ ...request, body: Uint8Array.from([0xff]) }, language), undefined);
  });
});
