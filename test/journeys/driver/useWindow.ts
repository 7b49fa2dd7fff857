import { VSCodeWindow, type WindowOptions } from './vscodeWindow';

/** Options, or a function that makes them when the window is opened. */
type Options = WindowOptions | (() => WindowOptions | Promise<WindowOptions>);

/**
 * Opens one window for all the tests of the `describe` that it is called in. When one of them fails,
 * a picture and the texts of the window are saved.
 * @returns a function that returns the window
 */
export function useWindow(options: Options = {}): () => VSCodeWindow {
  return manage(options, before, after, true);
}

/** Like {@link useWindow}, but each test gets a new VS Code. */
export function useFreshWindow(options: Options = {}): () => VSCodeWindow {
  return manage(options, beforeEach, afterEach, false);
}

function manage(
  options: Options,
  setUp: Mocha.HookFunction,
  tearDown: Mocha.HookFunction,
  isJourney: boolean,
): () => VSCodeWindow {
  let window: VSCodeWindow | undefined;
  let failed = false;

  setUp(async function () {
    this.timeout(90_000);
    window = await VSCodeWindow.open(typeof options === 'function' ? await options() : options);
  });

  // The steps of a journey build on each other: behind a failed one, nothing can be learned.
  beforeEach(function () {
    if (failed && isJourney) this.skip();
  });

  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    failed = true;
    const picture = await window?.saveFailure(test.fullTitle());
    if (picture) console.log(`      The window when it failed: ${picture}`);
  });

  tearDown(async function () {
    this.timeout(30_000);
    await window?.close();
    window = undefined;
  });

  return () => {
    if (!window) throw new Error('The window is open only while a test or a later hook runs.');
    return window;
  };
}
