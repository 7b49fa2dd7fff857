// @ts-check
// `npm run l10n` writes l10n/bundle.l10n.json: every string of the code that can be translated.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const bundleFile = 'l10n/bundle.l10n.json';

/**
 * What the bundle has to be: English texts, as VS Code's `l10n.t` is called with them and as the
 * panel's table has them.
 * @returns {Promise<string>}
 */
async function bundle() {
  const { default: ts } = await import('typescript');
  /** @type {Set<string>} */
  const texts = new Set();
  for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name)) continue;
    const source = readFileSync(join('src', name), 'utf8');
    const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
    const isPanelTable = /webview[\\/]strings\.ts$/.test(name);
    /** @param {import('typescript').Node} node */
    const visit = (node) => {
      if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText())) {
        const [first] = node.arguments;
        if (!first || !ts.isStringLiteralLike(first)) {
          throw new Error(`${name} calls l10n.t with something that is no text: ${node.getText()}`);
        }
        texts.add(first.text);
      }
      if (isPanelTable && ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer)) {
        texts.add(node.initializer.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  const entries = [...texts].sort().map((text) => [text, text]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** True when the bundle in the repository is that of the code. */
export async function isBundleCurrent() {
  return readFileSync(bundleFile, 'utf8') === (await bundle());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync('l10n', { recursive: true });
  writeFileSync(bundleFile, await bundle());
}
