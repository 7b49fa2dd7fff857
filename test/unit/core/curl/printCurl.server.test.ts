import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { printCurl } from '../../../../src/core/curl/printCurl';
import type { OutgoingRequest } from '../../../../src/core/curl/outgoingRequest';

interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

const hasCurl = spawnSync('bash', ['-c', 'curl --version']).status === 0;

describe('A cURL command that runs', () => {
  let server: http.Server;
  let received: Received[];

  before(function () {
    if (!hasCurl) this.skip();
  });
  beforeEach(async () => {
    received = [];
    server = http.createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        received.push({ method, path, headers, body: Buffer.concat(parts) });
        const isMoved = path === '/moved';
        response.writeHead(isMoved ? 302 : 200, isMoved ? { location: '/there' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server?.close());

  async function sent(
    request: Omit<OutgoingRequest, 'url' | 'authorize'>,
    path = '/x?a=[1]&b={c}%20d',
    followRedirects = false,
  ): Promise<Received> {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const command = printCurl(
      { ...request, url, authorize: true },
      { shell: 'bash', followRedirects },
    );
    const child = spawn('bash', ['--norc'], {
      env: { PATH: process.env['PATH'], TENANT_TOKEN: 't-1', NO_PROXY: '*' },
    });
    child.stdin.end(command);
    child.stdout.resume();
    child.stderr.resume();
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(status, 0, command);
    const last = received.at(-1);
    assert.ok(last);
    assert.equal(last.headers.authorization, 'Bearer t-1');
    return last;
  }

  it('sends the same bytes', async () => {
    const bodies = [
      `{"a": "it's \\"q\\" $x \`y\` !! %s ü€😀"}\n`,
      '@file',
      '-d',
      '',
      '\r\n\t\x01',
      '\ufeffa',
      Uint8Array.from([0, 1, 0xff, 0x27, 0x0a]),
      'ü'.repeat(100_000),
    ];
    for (const body of bodies) {
      const got = await sent({ method: 'PUT', headers: [['X-A', '"é" $x']], body });
      assert.equal(got.method, 'PUT');
      assert.equal(got.path, '/x?a=[1]&b={c}%20d');
      assert.equal(got.headers['x-a'], '"é" $x');
      assert.equal(got.headers['content-type'], undefined);
      assert.deepEqual(got.body, Buffer.from(body as string));
    }
  });
  it('sends methods without a body', async () => {
    for (const method of ['GET', 'HEAD', 'DELETE', 'POST', 'PATCH', 'PURGE']) {
      const got = await sent({ method, headers: [['X-Empty', '']] });
      assert.equal(got.method, method);
      assert.equal(got.headers['x-empty'], '');
      assert.equal(got.headers['content-length'], /^P[OA]/.test(method) ? '0' : undefined);
    }
  });
  it('follows redirects where the extension does', async () => {
    assert.equal((await sent({ method: 'GET', headers: [] }, '/moved', true)).path, '/there');
    assert.equal((await sent({ method: 'GET', headers: [] }, '/moved')).path, '/moved');
    assert.equal((await sent({ method: 'POST', headers: [] }, '/moved', true)).path, '/moved');
  });
});
