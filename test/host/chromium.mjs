// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { provide, unpackStream } from './provide.mjs';

const packageFolder = resolve('node_modules/@sparticuz/chromium');

/**
 * Starts a headless Chromium: the one that CHROME_PATH names, else the one from npm where there is
 * one for this machine, else an installed Chrome.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium() {
  const args = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--font-render-hinting=none',
  ];
  const installed = process.env['CHROME_PATH'];
  if (installed) return chromium.launch({ executablePath: installed, args });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome', args });
  }
  const folder = await provideChromium();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Containers run as root, where Chromium's own sandbox refuses to work.
    args: [...args, '--no-sandbox'],
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...missingParts(folder) }),
  });
}

/** Unpacks Chromium from its npm package, with the libraries and fonts that a bare machine lacks. */
function provideChromium() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return provide(`chromium-${version}`, async (draft) => {
    const executable = join(draft, 'chromium');
    await Promise.all([
      pipeline(decompress('chromium.br'), createWriteStream(executable)),
      unpackStream(decompress('al2023.tar.br'), join(draft, 'libraries')),
      unpackStream(decompress('fonts.tar.br'), join(draft, 'fonts')),
      unpackStream(decompress('swiftshader.tar.br'), draft),
    ]);
    chmodSync(executable, 0o755);
    await writeFile(
      join(draft, 'fonts', 'fonts.conf'),
      '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n' +
        '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n',
    );
  });
}

/** @param {string} archive */
function decompress(archive) {
  const file = createReadStream(join(packageFolder, 'bin', archive));
  return file.pipe(createBrotliDecompress());
}

/**
 * The environment that lets Chromium run where the system lacks its libraries or any font.
 * @param {string} folder
 */
function missingParts(folder) {
  /** @type {Record<string, string>} */
  const env = {};
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  const { status } = spawnSync(join(folder, 'chromium'), ['--version'], { stdio: 'ignore' });
  if (status !== 0) {
    const libraries = [join(folder, 'libraries', 'lib'), process.env['LD_LIBRARY_PATH']];
    env['LD_LIBRARY_PATH'] = libraries.filter(Boolean).join(':');
  }
  return env;
}
