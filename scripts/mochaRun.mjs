// @ts-check
// Runs every test file below a folder: `node scripts/mochaRun.mjs <folder> [words]`.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Mocha from 'mocha';
import ResultsReporter from '../test/host/resultsReporter.mjs';

const [folder = '', words] = process.argv.slice(2);
const mocha = new Mocha({ reporter: ResultsReporter, timeout: 20_000, color: false });
if (words) mocha.grep(words);
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (/\.(test|journey)\.js$/.test(file)) mocha.addFile(resolve(join(folder, file)));
}
await mocha.loadFilesAsync();
mocha.run((failures) => {
  process.exitCode = failures > 0 ? 1 : 0;
});
