import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironments } from '../../../src/core/httpFile/environments';
import { problemsOf } from '../../../src/core/httpFile/httpFile';
import type { PrepareContext, ReceivedResponse } from '../../../src/core/httpFile/prepareContext';
import { scanHttpFile } from '../../../src/core/httpFile/scan';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import { tenantOf } from '../../fixtures/fakes';
import { contextOf } from '../core/httpFile/preparing';
import { createEngine, type Engine } from './engine';

const folder = 'test/fixtures/httpFiles';
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** For each file the answers its requests get, and what is said of them before they are sent. */
const files: Readonly<Record<string, readonly string[]>> = {
  'rest-client.http': [...Array.from({ length: 10 }, () => '200'), '302', '200'],
  'visual-studio.http': ['200', '200', '200', '200', '200', '405', '200', '404'],
  'jetbrains.http': [
    '200 script-not-run',
    '200 response-reference-ignored',
    '200 script-not-run',
    '200',
    '200 script-not-run',
    '200 output-not-saved',
    '200',
    '403',
    '204',
  ],
  'httpyac.http': [
    ...['200', '200 script-not-run', '200', '200', '200', '200', '200'],
    '418 script-not-run',
  ],
  'kulala.http': [
    ...['200', '200', '200', '200', '200', '200 script-not-run', '200 output-not-saved'],
    ...['200', '404'],
  ],
};

describe('Files as other clients have them', () => {
  let sandbox: Sandbox;
  let engine: Engine;
  before(async () => {
    sandbox = await startSandbox();
    const { origin, clientId, clientSecret } = sandbox;
    const host = new URL(origin).host;
    engine = createEngine(tenantOf({ host, protocol: 'http', clientId }), clientSecret);
  });
  after(async () => {
    engine.dispose();
    await sandbox.stop();
  });

  for (const [name, expected] of Object.entries(files)) {
    it(`${name} is sent as it is`, async () => {
      const text = read(name);
      const responses = new Map<string, ReceivedResponse>();
      const context = contextFor(responses);
      const results: string[] = [];
      for (const outline of scanHttpFile(text)) {
        const { prepared, exchange } = await engine.send(text, outline, context);
        const { status, headers, body } = exchange.response;
        responses.set(prepared.name ?? '', {
          status,
          headers,
          bodyText: new TextDecoder().decode(body),
          request: { headers: prepared.headers, bodyText: new TextDecoder().decode(prepared.body) },
        });
        results.push([status, ...prepared.warnings.map(({ code }) => code)].join(' '));
      }
      assert.deepEqual(results, expected);
      const problems = problemsOf(text, { environment: context.environment });
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    });
  }
});

/** What the extension would give them: the files of their folder and the answers so far. */
function contextFor(responses: ReadonlyMap<string, ReceivedResponse>): PrepareContext {
  const sources = (['http-client.env.json', 'http-client.private.env.json'] as const).map(
    (source) => ({
      source,
      kind: source.includes('private') ? ('private' as const) : ('public' as const),
      text: read(source),
    }),
  );
  return contextOf({
    environment: readEnvironments(sources).select('Sandbox'),
    readFile: (path) => {
      const file = join(folder, path);
      return Promise.resolve(
        existsSync(file) ? { kind: 'found', bytes: readFileSync(file) } : { kind: 'missing' },
      );
    },
    dotenv: () => Promise.resolve(read('.env')),
    response: (name) => Promise.resolve(responses.get(name)),
  });
}
