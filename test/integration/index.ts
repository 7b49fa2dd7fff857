import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Mocha from 'mocha';
import ResultsReporter from '../host/resultsReporter.mjs';

/**
 * Runs every suite beside this file inside the extension host. VS Code calls it when it is started
 * for tests; it rejects if a test failed or if there was none.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: ResultsReporter,
    color: false,
    timeout: 20_000,
    forbidOnly: process.env['CI'] === 'true',
  });
  const grep = process.env['TENANT_API_TEST_GREP'];
  if (grep) mocha.grep(grep);

  // Loaded by this module's own `require`, the only one in which `vscode` is known.
  const load = createRequire(__filename);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const suite of readdirSync(__dirname, { recursive: true, encoding: 'utf8' })) {
    if (suite.endsWith('.suite.js')) load(join(__dirname, suite));
  }

  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started: Mocha.Runner = mocha.run(() => resolve(started));
  });
  const { passes, failures } = runner.stats ?? { passes: 0, failures: 0 };
  if (failures > 0) throw new Error(`${failures} of the integration tests failed.`);
  if (passes === 0 && !grep) throw new Error('There was no integration test to run.');
}
