// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../test/host/npm.mjs';

const minimumNode = [20, 19];
const stampFile = join('node_modules', '.installed');

/**
 * Installs the packages of package-lock.json, unless these very ones are installed. This file and
 * what it imports need nothing but Node, so that it runs in a fresh clone.
 * @returns {Promise<void>}
 */
export async function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [minimumMajor = 0, minimumMinor = 0] = minimumNode;
  if (major < minimumMajor || (major === minimumMajor && minor < minimumMinor)) {
    throw new Error(
      `Node ${minimumNode.join('.')} or newer is needed; this is ${process.version}.`,
    );
  }
  const lock = readFileSync('package-lock.json');
  const stamp = createHash('sha256').update(lock).update(process.version).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Installing packages…');
  await runNpm(['ci', '--ignore-scripts'], { cwd: process.cwd() });
  writeFileSync(stampFile, stamp);
}
