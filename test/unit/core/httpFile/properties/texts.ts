import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const separators = ['###', '### Beds of {{a}}', '### @name a', '#### @name = b', '###x', '### c d'];
const directives = [
  ...['# @name a', '//@name = b', '# @name', '#@name c d', '# @tenant T', '# @note Sure?'],
  ...['# @prompt p What?', '// @secret s', '# @prompt', '# @no-auth', '# @noRedirect', '#'],
  ...['# @timeout 5 s', '# @timeout soon', '# @keep-comments', '# @note', '# plain', '// {{a}}'],
];
const definitions = [
  ...['@a = 1', '@b={{a}}', '@a := {{b}}', '  @c = {{a.response.body.$.id}}', '@d =', '@token = x'],
  ...['@type = text/csv', '@whole = X-Whole: {{a}}', '@e = Bearer {{token}}', '@ = 1', '@f'],
  ...['@b = {{ c }}{{d}}', '@d = {{$guid}} {{$nothing}}', '@p = 1', '@h = {{token}}'],
];
const requestLines = [
  ...['GET /beds', 'POST {{base}}/beds', 'https://h.test/a?b=c#d HTTP/1.1', 'GRAPHQL /graph'],
  ...['put localhost:81/{{a}}', 'words that say nothing', 'POST', 'curl -X GET /', 'WS wss://x'],
  ...['//host/x', 'BREW {{base}}', '{{base}}', '/only/a/path HTTP/2', 'DELETE [::1]:9/x', 'GET *'],
  ...['POST /a', 'POST /b', 'PUT https://h.test/{{b}}?x={{%p}}', 'GET /{{c}}', 'PATCH /{{d}}'],
];
const continuations = ['  ?a={{a}}', '&b=1&', '   /more', '\t?x', '# &no', '    x={{b}} HTTP/1.1'];
const headers = [
  ...[
    'Accept: */*',
    'X-{{a}}: {{b}}',
    '{{whole}}',
    'X-Bed: {{a}} {{ c }}{{p}}',
    'X: {{d}}',
    '@b = 9',
  ],
  ...['Content-Type: application/json', 'Content-Type: text/markdown', 'Content-Type: {{type}}'],
  ...['Content-Type: multipart/form-data; boundary=leaf', 'Content-Type: application/x-ndjson'],
  ...['Content-Type: application/x-www-form-urlencoded', 'X-Request-Type: GraphQL', 'Cookie: a=1'],
  ...['Authorization: Bearer {{token}}', 'Authorization: Basic {{a}}:{{p}}', 'Authorization: x'],
  ...['Authorization: {{e}}', 'Authorization: Bearer {{h}}', 'Cookie: {{a}}', '# @note late'],
  ...[
    'Authorization: Basic {{evil}} x',
    'Host: h.test',
    'Transfer-Encoding: chunked',
    'X: {{evil}}',
  ],
  ...['no colon', ' folded', 'X Y: 1', 'Content-Length: 3', 'Connection: close', ': x', 'X-É: 1'],
];
const bodyLines = [
  ...['', ' ', '{ "a": {{a}} }', '--leaf', '--leaf--', '< ./file', '<@ ./{{a}}.txt', '# {{a}}'],
  ...[
    '<@latin1 f',
    '<@klingon f',
    '< missing',
    '< {{evil}}',
    'a=1&b={{b}}',
    '  &c = {{c}}',
    '=&&=',
  ],
  ...['query Bed($n: Int) {', '}', '{"x": 1}', '> {%', '%}', '> {% x %}', '> ./h.js', '<> r.json'],
  ...['>> out', '>>! {{a}}', '> quoted', '{{p}} and {{d}}', '{{unknown}}', '{{evil}}', '@a = body'],
  ...[
    'HTTP/1.1 200 OK',
    '?? status == 200',
    '{{{a}}}',
    '{{ a',
    'b }}',
    '{{}}',
    '{{#if a}}',
    '// x',
  ],
];
const oddLines = [
  ...[' ###', '  ### no', '< {%', '/*', '*/', 'import x', 'run #a', '{{', '}}', '{{@', '', '\t '],
];
const lines = [
  ...[separators, directives, definitions, requestLines, continuations, headers, bodyLines],
  oddLines,
].flat();

/** Pieces of which lines are made. */
const pieces = [
  ...[
    '{{',
    '}}',
    '{',
    '}',
    '@',
    '#',
    '//',
    '###',
    '<',
    '<@',
    '>',
    '>>',
    '<>',
    '{%',
    '%}',
    ':',
    '=',
  ],
  ...['&', '?', '%', '$', '/', '\\', ' ', '\t', '\r', '"', "'", '`', '.', '*', '[', ']', '(', ')'],
  ...[
    'a',
    'b',
    'c',
    'p',
    'token',
    'base',
    'evil',
    '{{a}}',
    '{{b}}',
    '{{ p }}',
    '{{%a}}',
    '{{token}}',
  ],
  ...[
    'name',
    'prompt',
    'GET ',
    'POST ',
    'HTTP/1.1',
    'http://',
    'h.test',
    'Content-Type: ',
    '-',
    '--',
  ],
  ...[
    '{{a.response.body.',
    '$.',
    '$..',
    'response.',
    'headers.',
    '[?(@.',
    '==',
    '1',
    '0',
    '-1',
    ')]',
  ],
  ...['{{$guid}}', '{{$timestamp ', '-1 d', '{{$datetime ', '{{$randomInt ', '{{$random.integer('],
  ...['{{$random.alphabetic(', '{{$dotenv ', '{{$processEnv ', '{{$env.', '{{$shared ', '$&', '$$'],
  ...[
    '\uFEFF',
    '\u0000',
    '\u00A0',
    '\u2028',
    'é',
    '花',
    '🌻',
    '\uD83C',
    '__proto__',
    'constructor',
  ],
];

const filter = fc
  .tuple(
    fc.constantFrom('==', '!=', '===', '<', '>=', ' > ', ''),
    fc.array(fc.constantFrom("'2'", '1', '0', '.', '-', 'true', 'null', '"', 'e', ' '), {
      maxLength: 3,
    }),
  )
  .map(([operator, literal]) => `[?(@.x${operator}${literal.join('')})]`);

/** A reference to a response with a path that may be one. */
const reference = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c d'),
    fc.constantFrom('response.body.$', 'response.body.', 'response.headers.', 'request.body.'),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          ...['$', '.', '..', '*', 'id', '.list', '[0]', '[-1]', "['x']", '["a b"]', '[*]', '[1:]'],
          ...['[:', ')]', ']', ' ', '//x', 'asJson.', '\\', "'", '9'.repeat(30), '%'],
        ),
        filter,
      ),
      { maxLength: 4 },
    ),
  )
  .map(([name, part, path]) => `X-Ref: {{${name}.${part}${path.join('')}}}`);

const line = fc.oneof(
  { weight: 1, arbitrary: reference },
  { weight: 6, arbitrary: fc.constantFrom(...lines) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

const some = (all: readonly string[], maxLength: number) =>
  fc.array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...all) }, line), { maxLength });

const block = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...separators) }, line).map((one) => [one]),
    some(directives, 2),
    some(definitions, 2),
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...requestLines) }, line).map((one) => [one]),
    some(continuations, 1),
    fc.array(fc.oneof(fc.constantFrom(...headers), reference), { maxLength: 2 }),
    fc.constantFrom([], ['']),
    some(bodyLines, 4),
  )
  .map((parts) => parts.flat());

/** A file of blocks whose parts are in their places. */
const shapedText = fc
  .tuple(some(definitions, 4), fc.array(block, { maxLength: 3 }), fc.constantFrom('\n', '\r\n'))
  .map(([start, blocks, lineEnd]) => [...start, ...blocks.flat()].join(lineEnd));

/** A file of lines as they stand in request files, of any order. */
const dialectText = fc
  .record({
    start: fc.constantFrom('', '', '', '\uFEFF'),
    all: fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\r\n')), { maxLength: 24 }),
  })
  .map(({ start, all }) => start + all.flat().join(''));

/** A change to a text; places are fractions of its length. */
const mutation = fc.record({
  kind: fc.constantFrom('delete', 'repeat', 'insert', 'line', 'swap', 'truncate'),
  at: fc.nat({ max: 10_000 }),
  length: fc.nat({ max: 12 }),
  text: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...lines)),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(text: string, { kind, at: fraction, length, text: inserted }: Mutation): string {
  const at = Math.floor((text.length * fraction) / 10_000);
  if (kind === 'delete') return text.slice(0, at) + text.slice(at + length);
  if (kind === 'repeat') return text.slice(0, at + length) + text.slice(at);
  if (kind === 'insert') return text.slice(0, at) + inserted + text.slice(at);
  if (kind === 'truncate') return text.slice(0, Math.max(at, text.length - length * 20));
  const all = text.split('\n');
  const index = Math.floor(((all.length - 1) * fraction) / 10_000);
  const other = Math.min(index + length, all.length - 1);
  if (kind === 'line') return all.toSpliced(index, length % 3, inserted).join('\n');
  return all
    .with(index, all[other] ?? '')
    .with(other, all[index] ?? '')
    .join('\n');
}

/** The request files among the fixtures; this runs in the folder of the repository. */
function corpus(): string[] {
  const folders = ['test/fixtures/httpFiles', 'test/fixtures/sample'];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.http'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
}

/** A real file with a few things wrong in it. */
const mutatedFile = fc
  .tuple(fc.constantFrom(...corpus()), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([text, changes]) => changes.reduce(mutated, text));

/** Any text: of the dialects, nearly so, and not at all. */
export const anyText = fc.oneof(
  { weight: 6, arbitrary: shapedText },
  { weight: 3, arbitrary: dialectText },
  { weight: 3, arbitrary: mutatedFile },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** The value of a variable: one that would do harm if it were looked through again. */
export const anyValue = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
