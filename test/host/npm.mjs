// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs npm to its end; its output is shown only when it fails.
 * @param {string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<void>}
 */
export async function runNpm(args, { cwd }) {
  // Under `npm run`, this is the script of that very npm; a shell is needed only for npm.cmd.
  const script = process.env['npm_execpath'];
  const [command, prefix] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  const npm = spawn(
    command,
    [...prefix, ...args, '--no-audit', '--no-fund', '--no-update-notifier'],
    {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm' && process.platform === 'win32',
    },
  );
  let output = '';
  npm.stdout.on('data', (chunk) => (output += chunk));
  npm.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => npm.on('error', reject).on('close', resolve));
  if (code !== 0) {
    throw new Error(`\`npm ${args.join(' ')}\` failed with exit code ${code}:\n${output.trim()}`);
  }
}
