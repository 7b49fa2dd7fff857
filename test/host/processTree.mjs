// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { onExit } from './exitCleanup.mjs';

const windows = process.platform === 'win32';

/**
 * Starts a program whose whole process tree ends with `stop()`, and with this process at the latest.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string }} options
 */
export function startProcessTree(command, args, options) {
  // A group of its own, so that the children of its children can be ended with it.
  const child = spawn(command, args, {
    ...options,
    detached: !windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('error', resolve).once('exit', resolve));
  const forget = onExit(() => signal('SIGKILL'));

  /** @param {NodeJS.Signals} name */
  function signal(name) {
    if (child.pid === undefined) return;
    try {
      if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
      else process.kill(-child.pid, name);
    } catch {
      // Nobody of the group is left.
    }
  }

  return {
    child,
    exited,
    async stop() {
      signal('SIGTERM');
      const patience = setTimeout(() => signal('SIGKILL'), 2000);
      await exited;
      clearTimeout(patience);
      signal('SIGKILL');
      forget();
    },
  };
}
