// @ts-check
// `npm run package`: the VSIX, after a look at what is in it.
import { readFileSync, rmSync } from 'node:fs';
import { installDependencies } from './setup.mjs';

/** Everything that a package may hold; a path that matches nothing here stops the packaging. */
const allowed = [
  /^package(\.nls)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(extension|http|httpFile|httpLanguage|curl|snippets|sandbox|panel)\.js$/,
  /^dist\/panel\.css$/,
  /^media\/[\w.-]+\.(png|svg|json)$/,
  /^media\/walkthrough\/\w+\.(md|svg)$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
];
const required = ['package.json', 'README.md', 'LICENSE', 'dist/extension.js', 'dist/panel.js'];

await installDependencies();
const { createVSIX, listFiles, PackageManager } = await import('@vscode/vsce');
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));

const packagePath = `${name}-${version}.vsix`;
rmSync(packagePath, { force: true });
await createVSIX({
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const files = await listFiles({ packageManager: PackageManager.None });
const strangers = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
const absent = required.filter((file) => !files.includes(file));
if (strangers.length > 0 || absent.length > 0) {
  rmSync(packagePath);
  const complaints = [...strangers.map((file) => `+${file}`), ...absent.map((file) => `-${file}`)];
  throw new Error(`The package is not what it should be: ${complaints.join(', ')}`);
}
console.log(packagePath);
