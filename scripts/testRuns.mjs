// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { resultsFileVariable } from '../test/host/resultsReporter.mjs';
import { createScratchWorkspace } from '../test/host/scratchWorkspace.mjs';
import { startServer } from '../test/host/vscodeServer.mjs';
import { openWindow } from '../test/host/window.mjs';
import { runNode } from './run.mjs';

/** @typedef {import('../test/host/resultsReporter.mjs').TestResults} TestResults */
/** @typedef {import('../test/host/versions.mjs').VSCodeRelease} VSCodeRelease */

const integrationTimeout = 10 * 60 * 1000;

/**
 * Runs the built tests of a folder in a Node of their own.
 * @param {string} folder
 * @param {{ grep?: string | undefined }} options
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<TestResults>}
 */
export function runMocha(folder, { grep }, env = {}) {
  return withResults(async (resultsFile) => {
    await runNode(['scripts/mochaRun.mjs', folder, ...(grep ? [grep] : [])], {
      ...env,
      [resultsFileVariable]: resultsFile,
    });
  });
}

/**
 * Runs the integration tests inside the extension host of a VS Code server.
 * @param {VSCodeRelease} release
 * @param {{ grep?: string | undefined }} options
 * @returns {Promise<TestResults>}
 */
export function runIntegrationTests(release, { grep }) {
  return withResults(async (resultsFile) => {
    const workspace = createScratchWorkspace({ fixture: 'sample' });
    const server = await startServer({
      vscode: release,
      developmentPath: process.cwd(),
      testsInside: true,
      env: {
        [resultsFileVariable]: resultsFile,
        ...(grep ? { TENANT_API_TEST_GREP: grep } : {}),
      },
    });
    try {
      const testsPath = resolve('out/integration/index.js');
      const window = await openWindow(server, { folder: workspace.folder, testsPath });
      const ended = await Promise.race([window.testsExit, timeout(integrationTimeout)]);
      if (ended === 'timeout') console.error(server.log());
      await window.close();
    } finally {
      await server.stop();
      workspace.remove();
    }
  });
}

/** @param {number} milliseconds */
function timeout(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve('timeout'), milliseconds).unref());
}

/**
 * @param {(resultsFile: string) => Promise<void>} run
 * @returns {Promise<TestResults>}
 */
async function withResults(run) {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-api-results-'));
  try {
    const file = join(folder, 'results.json');
    await run(file);
    if (!existsSync(file)) throw new Error('The run ended before its last test.');
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
