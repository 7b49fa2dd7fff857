// Builds the bundles. `node esbuild.js [--production] [--watch] [--tests]`
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** Modules that startup must not pay for: each is a bundle of its own, loaded by a dynamic import. */
const lazyModules = {
  [path.resolve('src/http/httpClient.ts')]: 'http',
  [path.resolve('src/core/httpFile/httpFile.ts')]: 'httpFile',
  [path.resolve('src/core/httpFile/language/language.ts')]: 'httpLanguage',
  [path.resolve('src/core/curl/curl.ts')]: 'curl',
  [path.resolve('src/core/snippets/printSnippet.ts')]: 'snippets',
  [path.resolve('src/sandbox/sandboxServer.ts')]: 'sandbox',
};

/** Turns `import('./http/httpClient')` into a `require('./http.js')` beside the bundle. */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\./ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const bundle = lazyModules[path.resolve(args.resolveDir, `${args.path}.ts`)];
      return bundle ? { path: `./${bundle}.js`, external: true } : undefined;
    });
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  legalComments: 'none',
};

/** @type {esbuild.BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  alias: Object.fromEntries(
    ['form-data', 'follow-redirects', 'proxy-from-env', 'https-proxy-agent'].map((name) => [
      name,
      path.resolve('src/http/notBundled.ts'),
    ]),
  ),
};

/** @type {esbuild.BuildOptions[]} */
const product = [
  {
    ...node,
    entryPoints: {
      extension: 'src/extension.ts',
      ...Object.fromEntries(Object.entries(lazyModules).map(([file, name]) => [name, file])),
    },
    outdir: 'dist',
    plugins: [lazyBundles],
    metafile: true,
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { panel: 'src/webview/panel.tsx' },
    outdir: 'dist',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
  },
];

function filesBelow(folder, ending) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((name) => name.endsWith(ending));
}

/** @type {esbuild.BuildOptions[]} */
const testBundles = [
  {
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints: [
      ...filesBelow('test/unit', '.test.ts'),
      'test/integration/index.ts',
      ...filesBelow('test/integration', '.suite.ts'),
      ...filesBelow('test/journeys', '.journey.ts'),
      'test/journeys/tour.ts',
    ],
    outbase: 'test',
    outdir: 'out',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

async function main() {
  const builds = tests ? [...product, ...testBundles] : product;
  fs.rmSync('dist', { recursive: true, force: true });
  if (tests) fs.rmSync('out', { recursive: true, force: true });
  if (watch) {
    for (const options of builds) await (await esbuild.context(options)).watch();
    return;
  }
  for (const result of await Promise.all(builds.map((options) => esbuild.build(options)))) {
    if (process.argv.includes('--sizes') && result.metafile) {
      for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
        if (file.endsWith('.js')) console.log(`${file} ${(bytes / 1024).toFixed(1)} kB`);
      }
    }
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
