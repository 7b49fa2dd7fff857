import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildResult } from 'esbuild';
import type { createHttpClient } from '../../../src/http/httpClient';
import { bodyText } from './sending';
import { answer, startTcp } from './servers';

describe('bundle', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'http-bundle-'));
  const outfile = path.join(folder, 'http.js');
  let result: BuildResult<{ metafile: true }>;

  before(async function () {
    this.timeout(30_000);
    const absent = './src/http/notBundled.ts';
    result = await build({
      entryPoints: ['src/http/httpClient.ts'],
      outfile,
      bundle: true,
      minify: true,
      metafile: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      alias: {
        'form-data': absent,
        'follow-redirects': absent,
        'https-proxy-agent': absent,
        'proxy-from-env': absent,
      },
    });
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds axios and none of what is behind it', () => {
    const packages = Object.keys(result.metafile.inputs)
      .map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1])
      .filter((name) => name !== undefined);
    assert.deepEqual([...new Set(packages)], ['axios']);
    const [output] = Object.values(result.metafile.outputs);
    assert(output!.bytes < 110_000, `${output!.bytes} bytes`);
  });

  it('sends and receives', async () => {
    const body = gzipSync('hello');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    const server = await startTcp(answer(Buffer.concat([Buffer.from(head), body]), 'end'));
    const loaded = createRequire(__filename)(outfile) as {
      createHttpClient: typeof createHttpClient;
    };
    const client = loaded.createHttpClient({ userAgent: 'bundled' });
    const options = { connectTimeoutMs: 9000, deadlineMs: 9000, maxBodyBytes: 99 };
    for (const request of [{ method: 'GET' }, { method: 'POST', body: Buffer.from('{}') }]) {
      const url = `http://127.0.0.1:${server.port}/`;
      assert.equal(bodyText(await client.send({ url, headers: [], ...request }, options)), 'hello');
    }
    assert.match(server.received().toString(), /User-Agent: bundled/);
    await server.close();
  });
});
