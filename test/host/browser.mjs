// @ts-check
import { spawn } from 'node:child_process';

/**
 * Opens an address in the user's browser where there is a desktop; else does nothing.
 * @param {string} url
 */
export function openInBrowser(url) {
  const opener = openerOf(process.platform);
  if (!opener) return;
  const [command, ...args] = opener;
  const browser = spawn(command ?? '', [...args, url], { stdio: 'ignore', detached: true });
  // A machine without a browser is no failure: the address has been printed.
  browser.on('error', () => undefined).unref();
}

/**
 * @param {NodeJS.Platform} platform
 * @returns {string[] | undefined}
 */
function openerOf(platform) {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer'];
  const hasDesktop = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return hasDesktop ? ['xdg-open'] : undefined;
}
