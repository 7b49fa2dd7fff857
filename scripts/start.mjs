// @ts-check
// `npm start`: builds the extension and opens a real VS Code with it, a sample workspace and the
// sandbox tenant. `-- --tour` goes through the main job by itself and takes screenshots;
// `--screenshots folder` says where to, `--publish` makes one of them the README's picture;
// `--server` leaves a desktop VS Code alone.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies } from './setup.mjs';

const { values: options } = parseArgs({
  options: {
    tour: { type: 'boolean', default: false },
    screenshots: { type: 'string', default: '.vscode-test/tour' },
    publish: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
  },
});

await installDependencies();
const { runNode } = await import('./run.mjs');
const build = options.tour ? ['esbuild.js', '--tests'] : ['esbuild.js'];
if (!(await runNode(build))) throw new Error('The build failed.');

if (options.tour) {
  if (!(await runNode(['out/journeys/tour.js', options.screenshots]))) process.exit(1);
  if (options.publish) {
    copyFileSync(join(options.screenshots, '10-in-dark-modern.png'), 'docs/images/tour.png');
  }
  process.exit(0);
}

const { createScratchWorkspace } = await import('../test/host/scratchWorkspace.mjs');
const { findDesktop, startDesktop } = await import('../test/host/desktop.mjs');
const userSettings = { 'tenantApi.sandbox.startAutomatically': true };
const { folder } = createScratchWorkspace({ fixture: 'sample' });
const desktop = options.server ? undefined : findDesktop();
if (desktop) {
  console.log(`Opening ${folder} in VS Code ${desktop.version}. Ctrl+C ends it.`);
  await startDesktop(desktop, { folder, file: 'requests.http', userSettings });
  process.exit(0);
}

const { startServer } = await import('../test/host/vscodeServer.mjs');
const { windowUrl } = await import('../test/host/windowUrl.mjs');
const { openInBrowser } = await import('../test/host/browser.mjs');
const server = await startServer({
  vscode: 'newest',
  developmentPath: process.cwd(),
  userSettings,
});
const url = windowUrl(server, { folder, file: 'requests.http' });
console.log(`VS Code is ready at ${url}\nCtrl+C ends it.`);
openInBrowser(url);
