// @ts-check
// `npm run fuzz`: tries the properties of the `.http` reader on many inputs. Options: --runs N inputs
// in all (100,000), --seed S to repeat a run.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const runs = wholeNumber('runs', options.runs);
const seed = wholeNumber('seed', options.seed ?? String(Date.now() % 2 ** 31));

const bundle = resolve('out/fuzz/properties.mjs');
await build({
  entryPoints: ['test/unit/core/httpFile/properties/properties.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});

/** @type {typeof import('../test/unit/core/httpFile/properties/properties.js')} */
const { properties } = await import(pathToFileURL(bundle).href);
const weights = properties.reduce((sum, { weight }) => sum + weight, 0);
console.log(`seed ${seed}`);
const startedMs = performance.now();
let inputs = 0;
let failed = 0;
for (const [index, { name, weight, check }] of properties.entries()) {
  const count = Math.ceil((runs * weight) / weights);
  const failure = await check(count, seed + index);
  inputs += count;
  console.log(`${failure === undefined ? '✔' : '✘'} ${name}: ${count}`);
  if (failure === undefined) continue;
  failed++;
  console.log(failure);
}
const perSecond = Math.round((inputs * 1000) / (performance.now() - startedMs));
console.log(`\n${inputs} inputs, ${perSecond} a second, seed ${seed}, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} takes a whole number.`);
  return Number(text);
}
