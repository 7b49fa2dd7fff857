import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { blocksOf } from '../../../src/core/httpFile/blockLayout';
import { readFileSync, readdirSync } from 'node:fs';
import { loadGrammar, scopesOf } from './tokens';

describe('The colouring of request files', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar('source.http');
  });

  /** The scopes of the first place of some words, `nth` line that has them. */
  function at(text: string, words: string): string {
    const lines = text.split('\n');
    const line = lines.findIndex((candidate) => candidate.includes(words));
    const column = lines[line]?.indexOf(words) ?? -1;
    assert.ok(column >= 0, words);
    return scopesOf(grammar, text)[line]?.[column] ?? '';
  }

  it('has request lines with and without method and version', () => {
    const text = 'GET /data?a={{b}} HTTP/1.1\n###\nhttps://a.example/x\n###\nPURGE /y\n###\npost z';
    assert.match(at(text, 'GET'), /keyword\.control\.method/);
    assert.match(at(text, '/data'), /string\.unquoted\.url/);
    assert.match(at(text, 'HTTP/1.1'), /constant\.language\.version/);
    assert.match(at(text, 'https:'), /string\.unquoted\.url/);
    assert.match(at(text, 'PURGE'), /keyword\.control\.method/);
    assert.match(at(text, 'post'), /keyword\.control\.method/);
    assert.match(at(text, 'b}}'), /variable\.other/);
  });

  it('has lines that continue an address', () => {
    const text = 'GET /data\n  ?a=1\n  &b={{c}}\n  /more\nAccept: x';
    for (const words of ['?a', '&b', '/more'])
      assert.match(at(text, words), /unquoted\.url/, words);
    assert.match(at(text, 'Accept'), /header/);
  });

  it('has headers with their values', () => {
    const text = 'GET /\nX-A{{n}}: b {{c}}\n{{whole}}';
    assert.match(at(text, 'X-A'), /entity\.name\.tag\.header/);
    assert.match(at(text, ': b'), /punctuation\.separator/);
    assert.match(at(text, 'b {{'), /string\.unquoted\.header/);
    assert.match(at(text, 'c}}'), /variable\.other/);
    assert.match(at(text, 'whole'), /variable\.other/);
  });

  it('has titles, names, directives and comments where they are such', () => {
    const text = [
      '### A title',
      '### @name inLine',
      '# @name second',
      '// @prompt pin What is it?',
      '# plain',
      'GET /x // no comment',
      '#@ no directive',
      'A: b # no comment',
    ].join('\n');
    assert.match(at(text, 'A title'), /entity\.name\.section/);
    assert.match(at(text, 'inLine'), /entity\.name\.function/);
    assert.match(at(text, 'second'), /entity\.name\.function/);
    assert.match(at(text, 'pin'), /variable\.other\.definition/);
    assert.match(at(text, 'plain'), /comment\.line/);
    assert.doesNotMatch(at(text, '// no'), /comment/);
    assert.doesNotMatch(at(text, '# no comment'), /comment/);
  });

  it('tells variables, system variables and responses', () => {
    const text = 'GET /{{a}}/{{$timestamp 1 d}}/{{one.response.body.$.id}}/{{%c}}';
    assert.match(at(text, 'a}}'), /variable\.other/);
    assert.match(at(text, '$timestamp'), /support\.function\.system/);
    assert.match(at(text, 'one.'), /entity\.name\.function/);
    assert.match(at(text, '%c'), /keyword\.operator/);
  });

  it('embeds bodies by their type', () => {
    const json = 'POST /\ncontent-type: application/problem+json; charset=utf-8\nA: b\n\n{"a": 1}';
    assert.match(at(json, '"a"'), /embedded\.block\.json.*string\.quoted/);
    const xml = 'POST /\nContent-Type: text/xml\n\n<a/>';
    assert.match(at(xml, '<a'), /embedded\.block\.xml.*meta\.tag/);
    const form = 'POST /\nContent-Type: application/x-www-form-urlencoded\n\nname={{v}}\n&b=c';
    assert.match(at(form, 'name'), /parameter/);
    assert.match(at(form, 'v}}'), /variable\.other/);
    assert.match(at(form, '&b'), /punctuation/);
  });

  it('knows JSON and XML without a type', () => {
    assert.match(at('POST /\n\n{"a": 1}', '"a"'), /embedded\.block\.json/);
    assert.match(at('POST /\n\n<a/>', '<a'), /embedded\.block\.xml/);
  });

  it('embeds GraphQL with its variables, in both ways', () => {
    for (const head of [
      'GRAPHQL /q',
      'POST /q\nContent-Type: application/json\nX-REQUEST-TYPE: GraphQL',
    ]) {
      const text = `${head}\n\nquery A { b }\n\n{ "c": 1 }\n###`;
      assert.match(at(text, 'query'), /embedded\.block\.graphql.*keyword/, head);
      assert.match(at(text, '"c"'), /embedded\.block\.json/, head);
    }
  });

  it('shows variables and comments inside of embedded bodies', () => {
    const text = 'POST /\n\n{\n  // gone\n  "a": "x{{b}}y",\n  "c": {{d}},\n  "e": 7\n}';
    assert.match(at(text, '// gone'), /comment\.line/);
    assert.match(at(text, 'b}}'), /variable\.other/);
    assert.match(at(text, 'd}}'), /variable\.other/);
    assert.match(at(text, '7'), /constant\.numeric/);
  });

  it('ends every body at a separator, whatever is open in it', () => {
    for (const type of [
      'application/json',
      'text/xml',
      'multipart/form-data; boundary=b',
      'text/html',
    ]) {
      const text = `POST /\nContent-Type: ${type}\n\n--b\n\n{"open: [ {{ <a\n### Next\nGET /next`;
      assert.match(at(text, 'Next'), /entity\.name\.section/, type);
      assert.match(at(text, 'GET'), /keyword\.control\.method/, type);
    }
    const script = 'GET /\n\n> {%\n never closed\n###\nPUT /next';
    assert.match(at(script, 'PUT'), /keyword\.control\.method/);
  });

  it('keeps # in texts that have no comments', () => {
    const text = 'POST /\nContent-Type: text/markdown\n\n# Heading';
    assert.doesNotMatch(at(text, '# Heading'), /comment/);
    assert.match(at('POST /\nContent-Type: text/plain\n\n# Gone', '# Gone'), /comment/);
  });

  it('has files, parts and what other clients add', () => {
    const text = [
      'POST /',
      'Content-Type: multipart/form-data; boundary=b',
      '',
      '--b',
      'Content-Disposition: form-data; name="a"',
      '',
      '<@latin1 ./a.txt',
      '--b--',
      '',
      '###',
      '< {% before(); %}',
      'GET /',
      '',
      '> {%',
      '  after();',
      '%}',
      '<> old.json',
      '>> new.json',
    ].join('\n');
    assert.match(at(text, '--b'), /boundary/);
    assert.match(at(text, 'Content-Disposition'), /header/);
    assert.match(at(text, '@latin1'), /encoding/);
    assert.match(at(text, './a.txt'), /path/);
    for (const words of ['before', 'after', 'old', 'new']) {
      assert.match(at(text, words), /comment\.(?:block|line)\.script/, words);
    }
  });

  it('agrees with the parser on what each line of a file is', () => {
    const folder = 'test/fixtures/httpFiles';
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.http'))) {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      const lines = text.split('\n');
      const scopes = scopesOf(grammar, text);
      const has = (line: number, pattern: RegExp) => {
        const found = scopes[line]?.join(' ') ?? '';
        assert.match(found, pattern, `${name}:${String(line + 1)}: ${lines[line] ?? ''}`);
      };
      for (const { startLine, head, request } of blocksOf(lines)) {
        head.forEach((kind, index) => {
          if (kind === 'comment') has(startLine + index, /comment|heading/);
          if (kind === 'definition') has(startLine + index, /variable\.other\.definition/);
        });
        if (!request) continue;
        has(request.line, /unquoted\.url/);
        for (let line = request.line + 1; line < request.targetEnd; line++) {
          has(line, /unquoted\.url|comment/);
        }
        for (let line = request.targetEnd; line < request.headerEnd; line++) {
          has(line, /tag\.header|comment|variable/);
        }
      }
    }
  });

  it('reads a long line in one go', () => {
    const text = `POST /\n\n{"a": "${'{{x}} y '.repeat(20_000)}"}\n###\nGET /next`;
    assert.match(at(text, 'GET'), /keyword\.control\.method/);
  });
});

describe('The colouring of fences in Markdown', () => {
  it('is that of request files', async () => {
    const grammar = await loadGrammar('markdown.http.codeblock');
    const scopes = scopesOf(grammar, '```http\nGET /a\nA: b\n```\nplain\n~~~rest\nPUT /b\n~~~');
    assert.match(scopes[1]?.[0] ?? '', /embedded\.block\.http.*keyword\.control\.method/);
    assert.match(scopes[2]?.[0] ?? '', /tag\.header/);
    assert.doesNotMatch(scopes[4]?.[0] ?? '', /http/);
    assert.match(scopes[6]?.[0] ?? '', /keyword\.control\.method/);
  });
});
