import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

/** Enough of other languages to see that they begin where they should, and how they are left. */
const otherLanguages: Readonly<Record<string, unknown>> = {
  'source.json': {
    scopeName: 'source.json',
    patterns: [{ include: '#value' }],
    repository: {
      value: {
        patterns: [
          { name: 'string.quoted.double.json', begin: '"', end: '"' },
          { name: 'meta.object.json', begin: '\\{', end: '\\}', patterns: [{ include: '#value' }] },
          { name: 'meta.array.json', begin: '\\[', end: '\\]', patterns: [{ include: '#value' }] },
          { name: 'constant.numeric.json', match: '\\d+' },
        ],
      },
    },
  },
  'text.xml': {
    scopeName: 'text.xml',
    patterns: [{ name: 'meta.tag.xml', begin: '<', end: '>' }],
  },
  'source.graphql': {
    scopeName: 'source.graphql',
    patterns: [
      { name: 'keyword.operation.graphql', match: '\\b(?:query|mutation)\\b' },
      { name: 'meta.selectionset.graphql', begin: '\\{', end: '\\}' },
    ],
  },
};

const files: Readonly<Record<string, string>> = {
  'source.http': 'media/http.tmLanguage.json',
  'markdown.http.codeblock': 'media/http.markdown.tmLanguage.json',
};

/** The grammar as the editor loads it. */
export async function loadGrammar(scopeName: string): Promise<IGrammar> {
  const wasm = createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm)).catch(() => undefined);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (name) => {
      const file = files[name];
      const text = file ? readFileSync(file, 'utf8') : JSON.stringify(otherLanguages[name] ?? null);
      return Promise.resolve(text === 'null' ? null : parseRawGrammar(text, 'grammar.json'));
    },
  });
  const grammar = await registry.loadGrammar(scopeName);
  assert.ok(grammar);
  return grammar;
}

/** The scopes of all characters of a text, by line and column, without that of the grammar. */
export function scopesOf(grammar: IGrammar, text: string): string[][] {
  let stack = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      Array.from({ length: Math.min(endIndex, line.length) - startIndex }, () =>
        scopes.slice(1).join(' '),
      ),
    );
  });
}
