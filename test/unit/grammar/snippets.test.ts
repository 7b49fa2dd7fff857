import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { noEnvironment } from '../../../src/core/httpFile/environments';
import { problemsOf } from '../../../src/core/httpFile/httpFile';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(readFileSync('media/http.snippets.json', 'utf8')) as Readonly<
  Record<string, Snippet>
>;

/** The text that a snippet inserts before anything is changed in it. */
function expanded({ body }: Snippet): string {
  const names = new Map<string, string>();
  const text = body.join('\n');
  for (const [, number = '', words = ''] of text.matchAll(/\$\{(\d+):([^{}]*)\}/g)) {
    names.set(number, words);
  }
  return text
    .replace(/\$\{(\d+)(?::[^{}]*)?\}/g, (_, number: string) => names.get(number) ?? '')
    .replace(/(?<!\\)\$\d/g, '')
    .replaceAll('\\$', '$');
}

describe('Snippets', () => {
  for (const [name, snippet] of Object.entries(snippets)) {
    it(`${name} inserts what is right as it is`, () => {
      const text = expanded(snippet);
      assert.doesNotMatch(text, /\$\{/);
      const problems = problemsOf(text, { environment: noEnvironment, knowsTenant: () => true });
      assert.deepEqual(problems, [], text);
      assert.ok(snippet.description.length > 10);
    });
  }

  it('have prefixes of their own', () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
  });
});
