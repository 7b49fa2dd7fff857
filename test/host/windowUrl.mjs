// @ts-check

/** @typedef {import('./vscodeServer.mjs').VSCodeServer} VSCodeServer */

/**
 * The address of a window, with the extension under development in it.
 * `file` is opened in it, a path below the folder.
 * @param {VSCodeServer} server
 * @param {{ folder?: string | undefined, file?: string | undefined, testsPath?: string | undefined }} options
 */
export function windowUrl(server, { folder, file, testsPath }) {
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://${new URL(server.origin).host}${urlPath(path)}`;
  const payload = [['skipWelcome', 'true']];
  if (server.developmentPath) {
    payload.push(['extensionDevelopmentPath', remote(server.developmentPath)]);
  }
  if (folder && file) payload.push(['openFile', remote(`${folder}/${file}`)]);
  if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
  const url = new URL(server.origin);
  if (folder) url.searchParams.set('folder', urlPath(folder));
  else url.searchParams.set('ew', 'true');
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** @param {string} path */
function urlPath(path) {
  return process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path;
}
