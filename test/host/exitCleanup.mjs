// @ts-check

/** @type {Set<() => void>} */
const cleanups = new Set();

/**
 * Calls `cleanup` when this process ends by itself, by Ctrl+C or by a signal, unless the returned
 * function was called before. It must be synchronous.
 * @param {() => void} cleanup
 * @returns {() => void}
 */
export function onExit(cleanup) {
  if (cleanups.size === 0) listen();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

let listening = false;

function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const cleanup of cleanups) cleanup();
  });
  for (const [signal, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])) {
    process.on(signal, () => process.exit(128 + number));
  }
}
