// @ts-check
// `npm test`: everything, from types to journeys. Options: --only checks|unit|integration|journeys,
// --vscode oldest|newest, --grep words, --vsix file (journeys with the packaged extension).
import { parseArgs } from 'node:util';
import { installDependencies } from './setup.mjs';

const parts = /** @type {const} */ (['checks', 'unit', 'integration', 'journeys']);

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    vscode: { type: 'string' },
    grep: { type: 'string' },
    vsix: { type: 'string' },
  },
});
for (const part of options.only ?? []) {
  if (!parts.some((known) => known === part)) {
    throw new Error(`There is no part "${part}". Use ${parts.join(', ')}.`);
  }
}

await installDependencies();
const { parseRelease, releases, versions } = await import('../test/host/versions.mjs');
const { checks } = await import('./checks.mjs');
const { runNode } = await import('./run.mjs');
const { runIntegrationTests, runMocha } = await import('./testRuns.mjs');

const chosen = options.vscode ? [parseRelease(options.vscode)] : releases;
const total = { passed: 0, failed: 0, skipped: 0 };

if (wants('checks')) {
  for (const { name, passes } of checks) {
    const passed = await passes();
    console.log(`${passed ? '✔' : '✘'} ${name}`);
    total[passed ? 'passed' : 'failed']++;
  }
}

if (!(await runNode(['esbuild.js', '--tests']))) throw new Error('The build failed.');

if (wants('unit')) await count('unit tests', runMocha('out/unit', options));
for (const release of chosen) {
  const name = `VS Code ${versions[release].vscode}`;
  if (wants('integration')) {
    await count(`integration tests, ${name}`, runIntegrationTests(release, options));
  }
}
for (const release of chosen) {
  const name = `VS Code ${versions[release].vscode}`;
  if (wants('journeys')) {
    const env = {
      TENANT_API_VSCODE: release,
      ...(options.vsix ? { TENANT_API_VSIX: options.vsix } : {}),
    };
    await count(`journeys, ${name}`, runMocha('out/journeys', options, env));
  }
}

if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
// Explicit, because a library's leftover must not keep a finished run alive.
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** @param {typeof parts[number]} part */
function wants(part) {
  return !options.only || options.only.includes(part);
}

/**
 * Adds a run to the total. A run that ends without a result, or ran nothing, is a failure.
 * @param {string} name
 * @param {Promise<import('../test/host/resultsReporter.mjs').TestResults>} run
 */
async function count(name, run) {
  console.log(`\n${name}`);
  try {
    const { passed, failed, skipped } = await run;
    console.log(`${name}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (passed + failed === 0) throw new Error('There was no test to run.');
  } catch (error) {
    console.error(`✘ ${name}: ${error instanceof Error ? error.message : error}`);
    total.failed++;
  }
}
