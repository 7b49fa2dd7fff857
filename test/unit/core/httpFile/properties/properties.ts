import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCurl } from '../../../../../src/core/curl/parseCurl';
import { printCurl } from '../../../../../src/core/curl/printCurl';
import { checkMessage } from '../../../../../src/core/http/headers';
import {
  problemsOf,
  requestsNeededBy,
  variablesIn,
} from '../../../../../src/core/httpFile/httpFile';
import {
  completionsAt,
  fixesFor,
  foldsOf,
  formatHttpFile,
  meaningAt,
  placesOf,
} from '../../../../../src/core/httpFile/language/language';
import type { PrepareContext } from '../../../../../src/core/httpFile/prepareContext';
import type { HttpFileProblem } from '../../../../../src/core/httpFile/problems';
import type { PreparedRequest } from '../../../../../src/core/httpFile/requestPreparation';
import { scanHttpFile } from '../../../../../src/core/httpFile/scan';
import { splitLines, type SourceRange } from '../../../../../src/core/httpFile/sourceText';
import { bodyOf, contextOf } from '../preparing';
import {
  outcomeOf,
  outcomesOf,
  problemsOfOutcome,
  someContext,
  withoutPlaces,
  type Outcome,
} from './outcomes';
import { anyRequest, anyStyle, printFile, type RequestModel } from './printing';
import { anyText, anyValue } from './texts';

/** Something that holds for all inputs. */
export interface Property {
  readonly name: string;
  /** How many inputs it is worth, compared with the others. */
  readonly weight: number;
  /** Looks for an input for which it doesn't hold: says which, in as few words as that takes. */
  check(runs: number, seed: number | undefined): Promise<string | undefined>;
}

function property<T>(
  name: string,
  weight: number,
  input: fc.Arbitrary<T>,
  holds: (input: T) => void | Promise<void>,
): Property {
  return {
    name,
    weight,
    check: async (runs, seed) => {
      const checked = fc.asyncProperty(input, async (value) => {
        await holds(value);
      });
      const details = await fc.check(checked, {
        numRuns: runs,
        ...(seed === undefined ? {} : { seed }),
      });
      const report = await fc.asyncDefaultReportMessage(details);
      const reason = details.errorInstance;
      return report && `${report}\n${reason instanceof Error ? (reason.stack ?? '') : ''}`;
    },
  };
}

export const properties: readonly Property[] = [
  property('any text is read, and refused with a reason or prepared', 4, anyText, neverFails),
  property('requests follow one another and are found all', 2, anyText, blocksTile),
  property('problems and names have places that are in the file', 3, anyText, placesExist),
  property(
    'a printed request is read as what it was',
    4,
    fc.tuple(fc.array(anyRequest, { minLength: 1, maxLength: 3 }), anyStyle),
    printedIsRead,
  ),
  property('values are inserted once and literally', 2, fc.tuple(anyValue, anyValue), insertedOnce),
  property(
    'no line break of a value gets into a target or a header',
    1,
    fc.tuple(anyValue, fc.constantFrom('\r', '\n', '\r\n', '\0'), anyValue),
    noLineBreak,
  ),
  property('a request that refers to nothing is the same by itself', 3, anyText, sameAlone),
  property('renamed variables make no difference', 3, anyText, sameRenamed),
  property('formatting changes nothing that is sent', 3, anyText, sameFormatted),
  property(
    'the editor is helped at any place of any text',
    2,
    fc.tuple(anyText, fc.nat(), fc.nat()),
    alwaysHelps,
  ),
  property(
    'a request that is copied as cURL and pasted is the same',
    2,
    fc.tuple(anyValue, anyValue, fc.constantFrom('GET', 'POST', 'PUT', 'DELETE')),
    samePasted,
  ),
];

async function neverFails(text: string): Promise<void> {
  problemsOf(text, {});
  problemsOf(text, { environment: someContext.environment, knowsTenant: (name) => name === 'T' });
  variablesIn(text);
  for (const outline of scanHttpFile(text)) {
    requestsNeededBy(text, outline);
    const outcome = await outcomeOf(text, outline);
    if (outcome.kind !== 'prepared') continue;
    const { method, headers, target, warnings } = outcome.request;
    checkMessage(method, headers);
    assert.match(target, /^[!-~]+$/);
    assert.ok(warnings.every(({ severity }) => severity !== 'error'));
    assert.equal(outline.invalid, undefined);
  }
}

function blocksTile(text: string): void {
  const lines = splitLines(text);
  const starts = lines.flatMap((line, at) => (at === 0 || line.startsWith('###') ? [at] : []));
  const blocks = starts.map((start, index) => ({ start, end: starts[index + 1] ?? lines.length }));
  const found = new Map(scanHttpFile(text).map((outline) => [outline.startLine, outline]));
  const order = [...found.keys()];
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
  assert.equal(found.size, scanHttpFile(text).length);
  for (const { start, end } of blocks) {
    const outline = found.get(start);
    found.delete(start);
    if (outline) {
      assert.equal(outline.endLine, end);
      assert.ok(outline.requestLine >= start && outline.requestLine < end);
    } else {
      assert.deepEqual(scanHttpFile(lines.slice(start, end).join('\n')), []);
    }
  }
  assert.equal(found.size, 0);
  for (const { range, startLine, endLine } of variablesIn(text).definitions) {
    assert.ok(blocks.some(({ start, end }) => start === startLine && end === endLine));
    assert.ok(range.startLine >= startLine && range.startLine < endLine);
  }
}

async function placesExist(text: string): Promise<void> {
  const lines = splitLines(text);
  const at = ({ startLine, startColumn, endLine, endColumn }: SourceRange): string => {
    const line = lines[startLine];
    assert.ok(line !== undefined && endLine === startLine);
    assert.ok(startColumn >= 0 && startColumn <= endColumn && endColumn <= line.length);
    return line.slice(startColumn, endColumn);
  };
  const { definitions, references, files } = variablesIn(text);
  for (const { name, range } of definitions) assert.equal(at(range), name);
  for (const { name, range, whole, expression } of references) {
    assert.equal(at(range), name);
    assert.match(at(whole), /^\{\{[^]*\}\}$/);
    assert.equal(at(whole).slice(2, -2).trim(), expression);
    assert.ok(range.startColumn >= whole.startColumn && range.endColumn <= whole.endColumn);
  }
  for (const { path, range } of files) assert.equal(at(range), path);
  const problems: HttpFileProblem[] = [...problemsOf(text, {})];
  for (const outcome of await outcomesOf(text)) problems.push(...problemsOfOutcome(outcome));
  for (const { range } of problems) at(range);
}

async function printedIsRead([requests, style]: readonly [
  readonly RequestModel[],
  Parameters<typeof printFile>[1],
]): Promise<void> {
  const outcomes = await outcomesOf(printFile(requests, style));
  const read = outcomes.map((outcome) => {
    assert.equal(outcome.kind, 'prepared', JSON.stringify(outcome));
    return outcome.request;
  });
  assert.deepEqual(read.map(modelOf), requests.map(comparable));
}

function modelOf(request: PreparedRequest): object {
  const { body: _, warnings, noAuth, noLog, noRedirect, ...rest } = request;
  assert.deepEqual(warnings, []);
  return { ...rest, flags: [noAuth, noLog, noRedirect], body: bodyOf(request) };
}

function comparable(model: RequestModel): object {
  const { method, target, headers, body, name, title, tenant, note, timeoutSeconds } = model;
  const given = { name: name ?? title, tenant, note, timeoutSeconds };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    method,
    target: target.join(''),
    headers: headers.map(([header, value]) => [header, value]),
    flags: [model.noAuth, model.noLog, model.noRedirect],
    body: body?.join('\n'),
  };
}

/** A context in which all variables of `sources` have that value, however they get it. */
function allHave(value: string, more: Partial<PrepareContext> = {}): PrepareContext {
  const found = { value, source: 'test', secret: false };
  return contextOf({
    environment: { values: new Map([['env', found]]), shared: new Map([['env', found]]) },
    processEnv: () => value,
    prompt: () => Promise.resolve(value),
    response: () =>
      Promise.resolve({
        status: 200,
        headers: [['V', value]],
        bodyText: JSON.stringify({ v: value }),
        request: { headers: [], bodyText: value },
      }),
    ...more,
  });
}

const sources = [
  ...['env', 'asked', 'file', '$shared env', '$processEnv X', '$env.X', 'r.response.body.$.v'],
  ...['r.response.headers.v', 'r.request.body.*'],
];
const definitions =
  '@file = {{env}}\n@whole = X-Whole: {{env}}\n@a = wrong\n@b = wrong\n###\n# @name r\nGET /\n###\n';

async function insertedOnce([given, other]: readonly [string, string]): Promise<void> {
  const literal = other.replace(/[\r\n]|\{\{/g, '.').trim();
  const value = given === '' ? 'x' : given;
  const body = sources.map((source) => `[{{${source}}}]`).join('');
  const text = `${definitions}@own = ${literal}\n# @prompt asked\nPOST /\n\n${body}<{{own}}>`;
  const outline = scanHttpFile(text).at(-1);
  assert.ok(outline);
  const outcome = await outcomeOf(text, outline, allHave(value));
  assert.equal(outcome.kind, 'prepared', JSON.stringify(outcome));
  const inserted = sources.map(() => `[${value}]`).join('') + `<${literal}>`;
  assert.equal(
    bodyOf(outcome.request),
    new TextDecoder().decode(new TextEncoder().encode(inserted)),
  );
}

async function noLineBreak([before, lineBreak, after]: readonly [
  string,
  string,
  string,
]): Promise<void> {
  const context = allHave(before + lineBreak + after);
  for (const source of sources) {
    for (const request of [
      `GET /{{${source}}}`,
      `GET /\nX: {{${source}}}`,
      `GET /\nX{{${source}}}: 1`,
      `GET /\nAuthorization: Basic {{${source}}}:{{${source}}}`,
      `GET /\nAuthorization: {{${source}}}`,
      `GET /\nCookie: {{%${source}}}`,
      'GET /\n{{whole}}',
      'GET /\n{{file}}',
    ]) {
      const text = `${definitions}# @prompt asked\n${request}`;
      const outline = scanHttpFile(text).at(-1);
      assert.ok(outline);
      const outcome = await outcomeOf(text, outline, context);
      if (outcome.kind !== 'prepared') continue;
      // Percent-encoded it does no harm; everywhere else it is refused.
      assert.match(request, /\{\{%/);
      const { target, headers } = outcome.request;
      assert.doesNotMatch([target, ...headers.flat()].join(''), /[\r\n\0]/);
    }
  }
}

async function sameAlone(text: string): Promise<void> {
  const lines = splitLines(text);
  for (const outline of scanHttpFile(text)) {
    const own = lines.slice(outline.startLine, outline.endLine).join('\r\n');
    if (own.includes('{{') || own.startsWith('\uFEFF')) continue;
    const [alone, ...others] = scanHttpFile(own);
    assert.ok(alone);
    assert.deepEqual(others, []);
    const { startLine, endLine, requestLine, ...rest } = outline;
    assert.deepEqual(alone, {
      ...rest,
      startLine: 0,
      endLine: endLine - startLine,
      requestLine: requestLine - startLine,
    });
    const inFile = await outcomeOf(text, outline);
    const byItself = await outcomeOf(own, alone);
    assert.deepEqual(withoutPlaces(byItself), withoutPlaces(inFile));
    const linesOf = (outcome: typeof inFile, from: number) =>
      problemsOfOutcome(outcome).map(({ range }) => range.startLine - from);
    assert.deepEqual(linesOf(byItself, 0), linesOf(inFile, startLine));
  }
}

/** Files that requests refer to are left out: a rename knows of none. */
const contextWithoutFiles: PrepareContext = {
  ...someContext,
  readFile: () => Promise.resolve({ kind: 'found', bytes: new Uint8Array([1, 2]) }),
};

async function sameRenamed(text: string): Promise<void> {
  const { definitions: defined, references } = variablesIn(text);
  const variables = defined.filter(({ kind }) => kind === 'variable');
  const names = new Set(variables.map(({ name }) => name).filter((name) => /^[\w-]+$/.test(name)));
  if (names.size === 0) return;
  const before = (await outcomesOf(text, contextWithoutFiles)).map(withoutPlaces);
  for (const name of names) {
    const used = references.filter(({ kind }) => kind === 'variable' || kind === 'token');
    const ranges = [...variables, ...used].filter((of) => of.name === name);
    const renamed = replaced(
      text,
      ranges.map(({ range }) => range),
      'renamed_9',
    );
    const after = await outcomesOf(renamed, contextWithoutFiles);
    assert.deepEqual(
      after.map((outcome) => withoutPlaces(withOldName(outcome, name))),
      before,
      name,
    );
  }
}

/** Where the value of `{{%a}}` can't be had, the body keeps what is written, which is a name. */
function withOldName(outcome: Outcome, name: string): Outcome {
  if (outcome.kind !== 'prepared' || !outcome.request.body) return outcome;
  const text = Buffer.from(outcome.request.body).toString('latin1');
  const old = text.replace(
    /(\{\{\s*%\s*)renamed_9(?=\s*\}\})/g,
    (_, start: string) => start + name,
  );
  const body = new Uint8Array(Buffer.from(old, 'latin1'));
  return { kind: 'prepared', request: { ...outcome.request, body } };
}

async function sameFormatted(given: string): Promise<void> {
  // In an editor, a lone CR ends a line like any other.
  const text = given.replace(/\r(?!\n)/g, '\n');
  const formatted = formatHttpFile(text);
  assert.equal(formatHttpFile(formatted), formatted);
  const before = (await outcomesOf(text)).map(withoutPlaces);
  assert.deepEqual((await outcomesOf(formatted)).map(withoutPlaces), before);
}

function alwaysHelps([text, someLine, someColumn]: readonly [string, number, number]): void {
  const lines = splitLines(text);
  const line = someLine % lines.length;
  const column = someColumn % ((lines[line]?.length ?? 0) + 1);
  const { environment } = someContext;
  for (const { range } of completionsAt(text, line, column, { environment, tenants: ['T'] })) {
    assert.equal(range.startLine, line);
    assert.ok(range.startColumn <= column && column <= range.endColumn);
    assert.ok(range.endColumn <= (lines[line]?.length ?? 0));
  }
  const meaning = meaningAt(text, line, column, environment);
  if (meaning?.hidden) assert.equal(meaning.value, undefined);
  placesOf(text, line, column);
  for (const { startLine, endLine } of foldsOf(text)) {
    assert.ok(startLine < endLine && endLine < lines.length);
  }
  for (const problem of problemsOf(text, { environment, knowsTenant: () => false })) {
    fixesFor(text, problem, { tenants: ['T'], environmentNames: ['a'] });
  }
}

function samePasted([path, value, method]: readonly [string, string, string]): void {
  const url = new URL(`https://a.example/${encodeURIComponent(wellFormed(path))}?b=$c`).href;
  const body = wellFormed(value).replaceAll('\0', '');
  const hasBody = body !== '';
  const headers: [string, string][] = [
    ['Content-Type', 'text/plain'],
    ['X-Value', value.replace(/[^!-~]/g, 'x')],
  ];
  const command = printCurl(
    { method, url, headers, ...(hasBody ? { body } : {}), authorize: false },
    { shell: 'bash' },
  );
  const [again] = parseCurl(command) ?? [];
  assert.ok(again);
  assert.deepEqual([again.method, again.url], [method, url]);
  // An empty header, a long text and control characters are written in other ways, and a method
  // that expects a body is told that there is none.
  const read = again.headers.filter(([name]) => name !== 'Content-Length');
  if (headers[1]?.[1] !== '') assert.deepEqual(read, headers);
  if (again.body?.kind === 'text') assert.equal(again.body.text, body);
}

/** Without lone surrogates, which no encoding can carry. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** A text with the pieces at some places replaced, as an editor does it. */
function replaced(text: string, ranges: readonly SourceRange[], by: string): string {
  const lines = splitLines(text);
  for (const { startLine, startColumn, endColumn } of ranges.toSorted(
    (a, b) => b.startColumn - a.startColumn,
  )) {
    const line = lines[startLine] ?? '';
    lines[startLine] = line.slice(0, startColumn) + by + line.slice(endColumn);
  }
  return lines.join('\r\n');
}
