// @ts-check
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onExit } from './exitCleanup.mjs';

/**
 * Makes a workspace folder that may be written to: a copy of one below test/fixtures, or an empty one.
 * @param {{ fixture?: string | undefined, files?: Record<string, string> | undefined }} options
 *   `files` are added to it, contents by path
 */
export function createScratchWorkspace({ fixture, files = {} }) {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'tenant-api-workspace-')));
  const remove = () => rmSync(parent, { recursive: true, force: true });
  const forget = onExit(remove);
  // The folder's name is what the window shows.
  const folder = join(parent, fixture ?? 'workspace');
  if (fixture) cpSync(resolve('test/fixtures', fixture), folder, { recursive: true });
  else mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return {
    folder,
    remove() {
      remove();
      forget();
    },
  };
}
