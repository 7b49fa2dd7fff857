import fc from 'fast-check';

/** A request by what it is, however it is written. */
export interface RequestModel {
  readonly method: string;
  /** The path, then pieces of the query. */
  readonly target: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: readonly string[] | undefined;
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly tenant: string | undefined;
  readonly note: string | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly noRedirect: boolean;
  readonly noAuth: boolean;
  readonly noLog: boolean;
}

/** How a file is written: the choices that make no difference. */
export interface Style {
  readonly lineEnd: '\n' | '\r\n';
  readonly byteOrderMark: boolean;
  readonly markers: readonly ['# ' | '#' | '// ', ' ' | ' = ' | '='];
  /** Whether a target goes over several lines. */
  readonly longTargets: boolean;
  readonly version: '' | ' HTTP/1.1';
  /** Put between other lines where comments may stand. */
  readonly comment: string | undefined;
  readonly blankLines: number;
}

const jsonType = 'application/json';
const textType = 'text/markdown';
const headings = ['# ', '', '## ', '// '];

const word = fc.stringMatching(/^[\w.-]{1,12}$/);
const oneLine = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
  .map((text) => text.replace(/[\p{C}\u2028\u2029]/gu, 'x').trim())
  .filter((text) => text !== '' && !/^[@#=]|\{\{/.test(text));

const headerName = fc
  .stringMatching(/^[A-Za-z0-9!$'*+.^_`|~-][\w!#$%&'*+.^`|~-]{0,10}$/)
  .filter(
    (name) =>
      !/^(?:proxy-.*|host|content-length|content-type|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|authorization|cookie|x-request-type)$/i.test(
        name,
      ),
  );
const headerValue = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa1, max: 0xff })), {
    maxLength: 24,
  })
  .map((codes) => String.fromCharCode(...codes).trim())
  .filter((text) => !text.includes('{{'));

const path = fc
  .array(fc.stringMatching(/^[\w!$'()*+,;=:@.~%-]{0,6}$/), { minLength: 1, maxLength: 4 })
  .map((segments) => `/${segments.join('/').replace(/%/g, '%2F')}`)
  .filter((text) => !text.startsWith('//'));
const query = fc.array(fc.stringMatching(/^[\w!$'()*+,;=:@.~/?-]{1,8}$/), { maxLength: 3 });

/** A line of a body that is text whatever its body's type is. */
const bodyLine = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => {
  const line = text.replace(/[\r\n]/g, ' ').replaceAll('{{', '{');
  const isText = !/^\s*(?:[#>@]|\/\/|<[>@\s]|--)/.test(line);
  return isText ? line : `.${line}`;
});
const body = fc
  .tuple(bodyLine, fc.array(bodyLine, { maxLength: 4 }), bodyLine)
  .map(([first, middle, last]) => [`.${first}`, ...middle, `${last}.`]);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

export const anyRequest: fc.Arbitrary<RequestModel> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'QUERY', 'PROPFIND', 'BREW', 'x-Do'),
    target: fc
      .tuple(path, query)
      .map(([first, rest]) => [
        first,
        ...rest.map((piece, index) => (index === 0 ? `?${piece}` : `&${piece}`)),
      ]),
    type: maybe(fc.constantFrom(jsonType, textType)),
    fields: fc.array(fc.tuple(headerName, headerValue), { maxLength: 4 }),
    body: maybe(body),
    name: maybe(word),
    title: maybe(oneLine),
    tenant: maybe(oneLine),
    note: maybe(oneLine),
    timeoutSeconds: maybe(fc.integer({ min: 1, max: 999_999 })),
    noRedirect: fc.boolean(),
    noAuth: fc.boolean(),
    noLog: fc.boolean(),
  })
  .map(({ type, fields, body: written, ...rest }) => ({
    ...rest,
    // In Markdown these are no comments.
    body: type === textType ? written?.map((text, at) => `${headings[at] ?? ''}${text}`) : written,
    headers: type === undefined ? fields : [...fields, ['Content-Type', type] as const],
  }));

export const anyStyle: fc.Arbitrary<Style> = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n'),
  byteOrderMark: fc.boolean(),
  markers: fc.tuple(fc.constantFrom('# ', '#', '// '), fc.constantFrom(' ', ' = ', '=')),
  longTargets: fc.boolean(),
  version: fc.constantFrom('', ' HTTP/1.1'),
  comment: fc.constantFrom(undefined, '# a remark', '  // another: one', '#', '//x {{nothing}}'),
  blankLines: fc.nat({ max: 2 }),
});

/** Writes requests down as a file. */
export function printFile(requests: readonly RequestModel[], style: Style): string {
  const lines = requests.flatMap((request, index) => printRequest(request, style, index === 0));
  return (style.byteOrderMark ? '\uFEFF' : '') + lines.join(style.lineEnd);
}

function printRequest(request: RequestModel, style: Style, isFirst: boolean): string[] {
  const { title, method, target, headers, body, noRedirect, noAuth, noLog } = request;
  const [marker, between] = style.markers;
  const remark = style.comment === undefined ? [] : [style.comment];
  const blank = Array.from({ length: style.blankLines }, () => '');
  const directives = (['name', 'tenant', 'note'] as const).flatMap((directive) =>
    request[directive] === undefined ? [] : [`@${directive}${between}${request[directive]}`],
  );
  if (request.timeoutSeconds !== undefined) directives.push(`@timeout ${request.timeoutSeconds}`);
  if (noRedirect) directives.push('@no-redirect');
  if (noAuth) directives.push('@no-auth');
  if (noLog) directives.push('@no-log');
  const separator = title === undefined ? '###' : `### ${title}`;
  return [
    ...(isFirst && title === undefined ? [] : [separator]),
    ...blank,
    ...directives.flatMap((directive) => [marker + directive, ...remark]),
    ...blank,
    ...printTarget(method, target, style, remark),
    ...headers.flatMap(([name, value]) => [`${name}: ${value}`, ...remark]),
    ...(body === undefined ? blank : ['', ...blank, ...printBody(request, remark), ...blank]),
  ];
}

function printTarget(
  method: string,
  target: readonly string[],
  { longTargets, version }: Style,
  remark: readonly string[],
): string[] {
  if (!longTargets) return [`${method} ${target.join('')}${version}`];
  const [first = '', ...rest] = target;
  return [`${method} ${first}`, ...rest.flatMap((piece) => [...remark, `  ${piece}`])];
}

/** Comments may stand in a body of JSON, but not in one of Markdown. */
function printBody({ body = [], headers }: RequestModel, remark: readonly string[]): string[] {
  const isMarkdown = headers.some(([, value]) => value === textType);
  return isMarkdown ? [...body] : body.flatMap((line) => [line, ...remark]);
}
