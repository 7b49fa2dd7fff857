import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printSnippet } from '../../../../src/core/snippets/printSnippet';

const body = `{"a": "it's \\"q\\" $HOME \${x} #{y} \\\\ \\u0041 \`b\` ü😀\u2028"}\r\n\t'''"""`;

/** Requests is not part of Python: this says what it would be given. */
const requestsModule = `import json, urllib.request
class Answer: text = ''
def put(url, data, headers):
    urllib.request.urlopen(urllib.request.Request(url, data=data, headers=headers, method='PUT'))
    return Answer
`;

/** Programs that may be on this machine, and how they say so. */
const runners: Record<string, { file: string; command: string[]; probe: string[] }> = {
  javascript: { file: 'a.mjs', command: [process.execPath], probe: [process.execPath, '-v'] },
  python: { file: 'a.py', command: ['python3'], probe: ['python3', '-V'] },
  go: { file: 'a.go', command: ['go', 'run'], probe: ['go', 'version'] },
  java: { file: 'Main.java', command: ['java'], probe: ['javac', '-version'] },
  php: {
    file: 'a.php',
    command: ['php'],
    probe: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
  },
  ruby: { file: 'a.rb', command: ['ruby'], probe: ['ruby', '-v'] },
};

describe('A program that runs', () => {
  let server: http.Server;
  let folder: string;
  let received: { headers: http.IncomingHttpHeaders; body: string; line: string }[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'snippet-'));
    received = [];
    server = http.createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const line = `${request.method} ${request.url}`;
        received.push({ line, headers: request.headers, body: Buffer.concat(parts).toString() });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [language, { file, command, probe }] of Object.entries(runners)) {
    it(`sends the same request: ${language}`, async function () {
      const [prober = '', ...probeArguments] = probe;
      if (spawnSync(prober, probeArguments, { timeout: 10_000 }).status !== 0) this.skip();
      const snippet = printSnippet(
        {
          method: 'PUT',
          url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/it's?a=$b&c=%20`,
          headers: [
            ['Content-Type', 'a/b; c=d'],
            ['X-A', `"it's" $x #{y} \\`],
          ],
          authorize: true,
          body,
        },
        language,
      );
      assert.ok('code' in snippet);
      writeFileSync(join(folder, file), snippet.code);
      writeFileSync(join(folder, 'requests.py'), requestsModule);
      const [program = '', ...options] = command;
      const child = spawn(program, [...options, file], {
        cwd: folder,
        env: { ...process.env, TENANT_TOKEN: 't-1', NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
      });
      let errors = '';
      child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
      child.stdout.resume();
      const status = await new Promise((resolve) => child.on('close', resolve));
      assert.equal(status, 0, errors);
      const [request] = received;
      assert.ok(request, errors);
      assert.equal(request.line, `PUT /it's?a=$b&c=%20`);
      assert.equal(request.headers['content-type'], 'a/b; c=d');
      assert.equal(request.headers['x-a'], `"it's" $x #{y} \\`);
      assert.equal(request.headers.authorization, 'Bearer t-1');
      assert.equal(request.body, body);
    });
  }
});
