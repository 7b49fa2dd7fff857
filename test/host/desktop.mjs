// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onExit } from './exitCleanup.mjs';
import { quietSettings } from './quietSettings.mjs';
import { inheritedEnvironment } from './environment.mjs';
import { versions } from './versions.mjs';

const windows = process.platform === 'win32';

/**
 * The desktop VS Code on PATH, if there is one and the extension supports it.
 * @returns {{ command: string, version: string } | undefined}
 */
export function findDesktop() {
  // A window's terminal on another machine has a `code` too, which opens files there.
  if (process.env['SSH_CONNECTION'] || process.env['REMOTE_CONTAINERS']) return undefined;
  const command = windows ? 'code.cmd' : 'code';
  const { status, stdout } = spawnSync(command, ['--version'], {
    encoding: 'utf8',
    shell: windows,
    env: inheritedEnvironment(),
  });
  const version = /^(\d+\.\d+\.\d+)$/m.exec(stdout ?? '')?.[1];
  if (status !== 0 || !version) return undefined;
  return isAtLeast(version, versions.oldest.vscode) ? { command, version } : undefined;
}

/**
 * Opens a desktop VS Code with a user's data folder of its own and waits until its window is closed.
 * @param {{ command: string }} desktop
 * @param {{ folder: string, file: string, userSettings: Record<string, unknown> }} options
 */
export async function startDesktop({ command }, { folder, file, userSettings }) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tenant-api-desktop-'));
  mkdirSync(join(dataFolder, 'User'));
  const settings = JSON.stringify({ ...quietSettings, ...userSettings }, null, 2);
  writeFileSync(join(dataFolder, 'User', 'settings.json'), settings);
  onExit(() => {
    endEditor(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });
  const args = [
    ...['--wait', '--new-window', '--disable-workspace-trust'],
    ...['--user-data-dir', dataFolder, '--extensions-dir', join(dataFolder, 'extensions')],
    `--extensionDevelopmentPath=${process.cwd()}`,
    ...[folder, join(folder, file)],
  ];
  const editor = spawn(command, windows ? args.map((arg) => `"${arg}"`) : args, {
    stdio: 'ignore',
    shell: windows,
    env: inheritedEnvironment(),
  });
  await new Promise((resolve, reject) => editor.once('error', reject).once('exit', resolve));
}

/**
 * Ends the editor itself: the command on PATH only starts it, and leaves its process id in a file.
 * @param {string} dataFolder
 */
function endEditor(dataFolder) {
  try {
    process.kill(Number(readFileSync(join(dataFolder, 'code.lock'), 'utf8')));
  } catch {
    // It has ended, or never started.
  }
}

/**
 * @param {string} version
 * @param {string} minimum
 */
function isAtLeast(version, minimum) {
  return version.localeCompare(minimum, 'en', { numeric: true }) >= 0;
}
