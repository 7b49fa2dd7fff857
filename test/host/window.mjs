// @ts-check
import { launchChromium } from './chromium.mjs';
import { windowUrl } from './windowUrl.mjs';

/** @typedef {import('./vscodeServer.mjs').VSCodeServer} VSCodeServer */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */

/**
 * Opens a window of a VS Code server in Chromium.
 * @param {VSCodeServer} server
 * @param {object} options
 * @param {string | undefined} [options.folder] the workspace folder to open
 * @param {string | undefined} [options.testsPath] module whose `run()` is called in the extension host
 * @param {BrowserContext | undefined} [options.context] of another window, whose secrets it shares
 */
export async function openWindow(server, { folder, testsPath, context: shared }) {
  const context = shared ?? (await newBrowserContext(server));
  try {
    const page = await context.newPage();
    /** @type {Promise<number>} */
    const testsExit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        if (testsPath) (type === 'error' ? console.error : console.log)(...args);
      },
    );
    await page.goto(windowUrl(server, { folder, testsPath }));
    return {
      page,
      context,
      /** Settles with the exit code of `testsPath`. */
      testsExit,
      close: async () => {
        if (shared) await page.close();
        else await context.browser()?.close();
      },
    };
  } catch (error) {
    if (!shared) await context.browser()?.close();
    throw error;
  }
}

/** @param {VSCodeServer} server */
async function newBrowserContext(server) {
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const permissions = ['clipboard-read', 'clipboard-write'];
  await context.grantPermissions(permissions, { origin: server.origin });
  return context;
}
