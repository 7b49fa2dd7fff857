// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a Node program to its end, its output shown as it comes.
 * @param {string[]} args the program's file and its arguments
 * @param {NodeJS.ProcessEnv} [env] added to this process's environment
 * @returns {Promise<boolean>} whether it exited with 0
 */
export async function runNode(args, env = {}) {
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const code = await new Promise((resolve, reject) =>
    child.once('error', reject).once('exit', resolve),
  );
  return code === 0;
}

/**
 * Where the program of an installed package is.
 * @param {'typescript/bin/tsc' | 'eslint/bin/eslint.js' | 'prettier/bin/prettier.cjs' | 'mocha/bin/mocha.js'} path
 */
export function program(path) {
  return `node_modules/${path}`;
}
