// @ts-check
// `npm run test:electron`: the integration tests in a desktop VS Code, either the one that
// VSCODE_EXECUTABLE names or one that @vscode/test-electron downloads.
import { resolve } from 'node:path';
import { installDependencies } from './setup.mjs';

await installDependencies();
const { runTests } = await import('@vscode/test-electron');
const { versions } = await import('../test/host/versions.mjs');
const { createScratchWorkspace } = await import('../test/host/scratchWorkspace.mjs');
const { runNode } = await import('./run.mjs');

if (!(await runNode(['esbuild.js', '--tests']))) throw new Error('The build failed.');
const executable = process.env['VSCODE_EXECUTABLE'];
const choices = executable
  ? [{ vscodeExecutablePath: executable }]
  : [{ version: versions.oldest.vscode }, { version: 'stable' }];
for (const choice of choices) {
  const workspace = createScratchWorkspace({ fixture: 'sample' });
  try {
    await runTests({
      ...choice,
      extensionDevelopmentPath: process.cwd(),
      extensionTestsPath: resolve('out/integration/index.js'),
      launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust'],
    });
  } finally {
    workspace.remove();
  }
}
