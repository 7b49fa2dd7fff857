// @ts-check
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runNpm } from './npm.mjs';

/** Everything that is downloaded or unpacked for tests; every command runs at the root. */
export const cacheFolder = resolve('.vscode-test');

const draftsFolder = join(cacheFolder, 'drafts');
const draftLifetime = 60 * 60 * 1000;

/**
 * Returns a folder of the cache and fills it first if it isn't there yet. It appears under its name
 * only when complete, so an interrupted or a parallel run never leaves half of it behind.
 * @param {string} name
 * @param {(draft: string) => Promise<void>} fill
 * @returns {Promise<string>}
 */
export async function provide(name, fill) {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  console.log(`Setting up ${name}…`);
  await removeAbandonedDrafts();
  const draft = await mkdtemp(join(draftsFolder, `${name}-`));
  try {
    await fill(draft);
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error; // Else a parallel run was first.
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function removeAbandonedDrafts() {
  await mkdir(draftsFolder, { recursive: true });
  for (const name of await readdir(draftsFolder)) {
    const draft = join(draftsFolder, name);
    const age = Date.now() - (await stat(draft).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > draftLifetime) await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Downloads a package from the npm registry, its integrity verified by npm, and unpacks one of its
 * folders into `target`.
 * @param {string} packageSpec name@version
 * @param {string} folder path inside the package, '' for all of it
 * @param {string} target
 */
export async function unpackPackage(packageSpec, folder, target) {
  const download = await mkdtemp(join(draftsFolder, 'download-'));
  try {
    await runNpm(['pack', packageSpec, '--pack-destination', download], { cwd: download });
    const [tarball] = await readdir(download);
    if (!tarball) throw new Error(`npm downloaded nothing for ${packageSpec}`);
    const inPackage = ['package', ...folder.split('/').filter(Boolean)];
    const strip = `--strip-components=${inPackage.length}`;
    await tar(['-xzf', join(download, tarball), '-C', target, strip, inPackage.join('/')]);
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

/**
 * Unpacks a tar archive that is read from a stream.
 * @param {import('node:stream').Readable} archive
 * @param {string} target
 */
export async function unpackStream(archive, target) {
  await mkdir(target, { recursive: true });
  await tar(['-x', '-C', target], archive);
}

/**
 * @param {string[]} args
 * @param {import('node:stream').Readable} [input]
 */
async function tar(args, input) {
  const child = spawn('tar', args, { stdio: [input ? 'pipe' : 'ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr?.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (input && child.stdin) await pipeline(input, child.stdin).catch(() => undefined);
  const code = await ended;
  if (code !== 0) throw new Error(`\`tar ${args.join(' ')}\` failed: ${output.trim()}`);
}
