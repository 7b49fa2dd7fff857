// @ts-check
import { manifestMistakes } from './checkManifest.mjs';
import { program, runNode } from './run.mjs';
import { isBundleCurrent } from './translatableStrings.mjs';

/**
 * What is checked without running the extension; each counts as one test.
 * @type {readonly { name: string, passes: () => Promise<boolean> }[]}
 */
export const checks = [
  ...['.', 'src/core', 'src/protocol', 'src/webview', 'test'].map((project) => ({
    name: `types of ${project === '.' ? 'src' : project}`,
    passes: () => runNode([program('typescript/bin/tsc'), '-p', project]),
  })),
  {
    name: 'lint',
    passes: () => runNode([program('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
  },
  {
    name: 'format',
    passes: () =>
      runNode([program('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn']),
  },
  {
    name: 'l10n/bundle.l10n.json is what `npm run l10n` makes',
    passes: isBundleCurrent,
  },
  {
    name: 'the manifest agrees with the code',
    passes: async () => {
      const mistakes = manifestMistakes();
      for (const mistake of mistakes) console.error(`  ${mistake}`);
      return mistakes.length === 0;
    },
  },
];
