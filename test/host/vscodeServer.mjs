// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inheritedEnvironment } from './environment.mjs';
import { onExit } from './exitCleanup.mjs';
import { runNpm } from './npm.mjs';
import { startProcessTree } from './processTree.mjs';
import { provide, unpackPackage } from './provide.mjs';
import { quietSettings } from './quietSettings.mjs';
import { providedNode, versions } from './versions.mjs';

/** @typedef {import('./versions.mjs').VSCodeRelease} VSCodeRelease */

/**
 * A running VS Code server with a user's data folder of its own.
 * @typedef {object} VSCodeServer
 * @property {VSCodeRelease} vscode
 * @property {string} origin where a browser finds it
 * @property {string} settingsFile the user's settings.json
 * @property {string} dataFolder
 * @property {string | undefined} developmentPath the extension that a window has to load, unless it is installed
 * @property {() => string} log what the server has printed
 * @property {(options?: { keep?: boolean }) => Promise<void>} stop ends it and all that it started, and deletes its data folder
 */

/**
 * Provides a release of VS Code and the Node to run it on.
 * @param {VSCodeRelease} vscode
 * @returns {Promise<{ folder: string, node: string }>}
 */
export async function provideVSCode(vscode) {
  const { codeServer, vscode: version, minimumNode } = versions[vscode];
  const [folder, node] = await Promise.all([
    provide(`vscode-server-${version}`, async (draft) => {
      await unpackPackage(`code-server@${codeServer}`, 'lib/vscode', draft);
      // Without install scripts no compiler is needed; the few native modules are optional.
      await runNpm(['install', '--omit=dev', '--ignore-scripts'], { cwd: draft });
    }),
    provideNode(minimumNode),
  ]);
  return { folder, node };
}

/** @param {number} minimum */
async function provideNode(minimum) {
  const { version, packages } = providedNode;
  if (Number.parseInt(process.versions.node, 10) >= minimum) return process.execPath;
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Error(
      `This VS Code needs Node ${minimum} or newer and this is Node ${process.versions.node}. ` +
        `npm has no Node for ${process.platform}-${process.arch}: install Node ${minimum} and use it.`,
    );
  }
  const folder = await provide(`node-${version}`, (draft) =>
    unpackPackage(`${name}@${version}`, 'bin', draft),
  );
  return join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Starts a VS Code server on a free port of this machine.
 * @param {object} options
 * @param {VSCodeRelease} options.vscode
 * @param {Record<string, unknown>} [options.userSettings]
 * @param {string | undefined} [options.developmentPath] folder of the extension to run, as built
 * @param {string | undefined} [options.vsix] packaged extension to install instead
 * @param {readonly string[]} [options.alongside] folders of further extensions to install
 * @param {boolean} [options.testsInside] lets a window run tests in the extension host; VS Code then
 *   withholds notifications or dialogs, so that it isn't what a person sees
 * @param {boolean} [options.trust] false leaves workspace trust on, so that folders open restricted
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<VSCodeServer>}
 */
export async function startServer({
  vscode,
  userSettings = {},
  developmentPath,
  vsix,
  alongside = [],
  testsInside = false,
  trust = true,
  env = {},
}) {
  const { folder, node } = await provideVSCode(vscode);
  const dataFolder = await mkdtemp(join(tmpdir(), 'tenant-api-vscode-'));
  const forgetData = onExit(() => rmSync(dataFolder, removal));
  const settingsFile = join(dataFolder, 'data', 'User', 'settings.json');
  await mkdir(join(settingsFile, '..'), { recursive: true });
  await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...userSettings }, null, 2));

  const main = join(folder, 'out', 'server-main.js');
  // The runtime folder holds the server's sockets, so that they go with the data folder.
  const environment = { ...inheritedEnvironment(), XDG_RUNTIME_DIR: dataFolder, ...env };
  const extensions = ['--extensions-dir', join(dataFolder, 'extensions')];
  const common = ['--server-data-dir', dataFolder, ...extensions, '--accept-server-license-terms'];
  if (vsix) installExtension(vsix);
  else if (developmentPath && !testsInside) copyExtension(developmentPath, dataFolder);
  for (const folder of alongside) copyExtension(folder, dataFolder);

  const secretKey = pathToFileURL(resolve('test/host/secretKey.mjs')).href;
  const server = startProcessTree(
    node,
    [
      ...['--import', secretKey, main, ...common],
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
      ...['--telemetry-level', 'off'],
      ...(testsInside ? ['--enable-smoke-test-driver'] : []),
      ...(trust ? ['--disable-workspace-trust'] : []),
    ],
    { env: environment, cwd: dataFolder },
  );
  let log = '';
  server.child.stderr.on('data', (chunk) => (log += chunk));
  const port = await new Promise((resolve, reject) => {
    server.child.stdout.on('data', (chunk) => {
      log += chunk;
      const listening = /Extension host agent listening on (\d+)/.exec(log);
      if (listening) resolve(listening[1]);
    });
    server.exited.then((reason) => {
      reject(new Error(`The VS Code server ended before it listened (${reason}):\n${log}`));
    });
  });

  return {
    vscode,
    origin: `http://127.0.0.1:${port}`,
    settingsFile,
    dataFolder,
    developmentPath: testsInside ? developmentPath : undefined,
    log: () => log,
    async stop({ keep = false } = {}) {
      await server.stop();
      forgetData();
      if (!keep) await rm(dataFolder, removal);
    },
  };

  /** @param {string} file */
  function installExtension(file) {
    const install = ['--install-extension', resolve(file), '--force'];
    const { status, stdout, stderr } = spawnSync(node, [main, ...common, ...install], {
      env: environment,
      encoding: 'utf8',
    });
    if (status !== 0 || !/was successfully installed/.test(stdout)) {
      throw new Error(`VS Code could not install ${file}:\n${stdout}${stderr}`);
    }
  }
}

/**
 * Installs the parts of an extension that are packaged, so that a later build leaves it as it is.
 * @param {string} developmentPath
 * @param {string} dataFolder
 */
function copyExtension(developmentPath, dataFolder) {
  const manifest = JSON.parse(readFileSync(join(developmentPath, 'package.json'), 'utf8'));
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  for (const part of readdirSync(developmentPath)) {
    if (!/^(dist|media|l10n|package(\.nls.*)?\.json|extension\.js)$/.test(part)) continue;
    const target = join(dataFolder, 'extensions', name, part);
    cpSync(join(developmentPath, part), target, { recursive: true });
  }
}

const removal = { recursive: true, force: true, maxRetries: 5 };
