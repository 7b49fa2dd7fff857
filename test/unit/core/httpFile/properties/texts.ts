import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** Lines as they stand in request files, well-formed and not. */
const lines = [
  ...['###', '### Beds of {{a}}', '### @name a', '#### @name = b', ' ###', '###x', '  ### no'],
  ...['# @name a', '//@name = b', '# @name', '#@name c d', '# @tenant T', '# @note Sure?'],
  ...['# @prompt p What?', '// @secret s', '# @prompt', '# @no-auth', '# @noRedirect', '#'],
  ...['# @timeout 5 s', '# @timeout soon', '# @keep-comments', '# @note', '# plain', '// {{a}}'],
  ...['@a = 1', '@b={{a}}', '@a := {{b}}', '  @c = {{a.response.body.$.id}}', '@d =', '@token = x'],
  ...['@type = text/csv', '@whole = X-Whole: {{a}}', '@e = Bearer {{token}}', '@ = 1', '@f'],
  ...['GET /beds', 'POST {{base}}/beds', 'https://h.test/a?b=c#d HTTP/1.1', 'GRAPHQL /graph'],
  ...['put localhost:81/{{a}}', 'words that say nothing', 'POST', 'curl -X GET /', 'WS wss://x'],
  ...['//host/x', 'BREW {{base}}', '{{base}}', '/only/a/path HTTP/2', 'DELETE [::1]:9/x', 'GET *'],
  ...['  ?a={{a}}', '&b=1&', '   /more', '\t?x', 'Accept: */*', 'X-{{a}}: {{b}}', '{{whole}}'],
  ...['Content-Type: application/json', 'Content-Type: text/markdown', 'Content-Type: {{type}}'],
  ...['Content-Type: multipart/form-data; boundary=leaf', 'Content-Type: application/x-ndjson'],
  ...['Content-Type: application/x-www-form-urlencoded', 'X-Request-Type: GraphQL', 'Cookie: a=1'],
  ...['Authorization: Bearer {{token}}', 'Authorization: Basic {{a}}:{{p}}', 'Authorization: x'],
  ...[
    'Authorization: Basic {{evil}} x',
    'Host: h.test',
    'Transfer-Encoding: chunked',
    'X: {{evil}}',
  ],
  ...['no colon', ' folded', 'X Y: 1', 'Content-Length: 3', 'Connection: close', ': x', 'X-É: 1'],
  ...['', '', '', ' ', '\t ', '{ "a": {{a}} }', '--leaf', '--leaf--', '< ./file', '<@ ./{{a}}.txt'],
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
  ...[
    '>> out',
    '>>! {{a}}',
    '> quoted',
    '< {%',
    '/*',
    '*/',
    'HTTP/1.1 200 OK',
    'import x',
    'run #a',
  ],
  ...[
    '{{',
    '}}',
    '{{@',
    '?? status == 200',
    '{{{a}}}',
    '{{ a',
    'b }}',
    '{{}}',
    '{{ }}',
    '{{#if a}}',
  ],
];

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

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...lines) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

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
  { weight: 6, arbitrary: dialectText },
  { weight: 3, arbitrary: mutatedFile },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** The value of a variable: one that would do harm if it were looked through again. */
export const anyValue = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
