import { TenantApiError } from '../errors';
import { headerValue } from '../http/httpClient';
import { blocksOf, layoutOf, type BlockLayout } from './blockLayout';
import { assembleBody, textOf } from './body/assembleBody';
import { bodyKind, keepsComments } from './body/bodyKind';
import { readBodyLines, reportTail, tailOf, type BodyLine } from './body/bodyLines';
import { BodyReader } from './body/bodyPieces';
import { readFormLines } from './body/formBody';
import { graphqlBody } from './body/graphqlBody';
import { reportIndented, reportSkipped } from './checks/blockForm';
import { readDirectives, reportMisplaced, type Directives } from './directives';
import { readHeaderLines } from './headerLines';
import type { PrepareContext } from './prepareContext';
import { ProblemList, shownName, type HttpFileProblem } from './problems';
import { HeaderReader, type RequestHeaders } from './requestHeaders';
import { readRequestLine } from './requestLine';
import { RequestReferences } from './requestReferences';
import { isHostOf, readTarget } from './requestTarget';
import type { RequestOutline } from './scan';
import { rangeOf, splitLines, trimmed, type SourceText } from './sourceText';
import { targetPieces } from './targetPieces';
import { fileDefinitions, isOnlyDefinitions } from './variables/definitions';
import { Expander } from './variables/expander';
import { namesOf } from './variables/requestNames';
import { VariableResolver } from './variables/resolver';
import { standsForToken } from './variables/tokenNames';

/** A request of a file as it can be sent. */
export interface PreparedRequest {
  readonly method: string;
  /** A path that begins with `/`, for the tenant's origin, or an absolute URL. */
  readonly target: string;
  /** Without an Authorization that stands for the tenant's token. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array;
  /** As written in `# @tenant`. */
  readonly tenant?: string;
  /** Of `# @name`, else the text behind `###`. */
  readonly name?: string;
  /** What to show and ask before sending; may be empty. */
  readonly note?: string;
  readonly noRedirect: boolean;
  /** True for a request that goes without the tenant's token. */
  readonly noAuth: boolean;
  /** True for a request that is not to be kept. */
  readonly noLog: boolean;
  readonly timeoutSeconds?: number;
  readonly warnings: readonly HttpFileProblem[];
}

type Request = NonNullable<BlockLayout['request']>;

/** The work of preparing one request. */
export class RequestPreparation {
  private readonly problems = new ProblemList();
  private readonly lines: readonly string[];
  private readonly layout: BlockLayout;

  constructor(
    private readonly text: string,
    private readonly outline: RequestOutline,
    private readonly context: PrepareContext,
  ) {
    this.lines = splitLines(text);
    this.layout = layoutOf(this.lines, outline.startLine, outline.endLine);
  }

  /** @throws HttpFileError; TenantApiError `cancelled` when a prompt is */
  async run(): Promise<PreparedRequest> {
    const { request } = this.layout;
    if (!request) return this.notARequest();
    const directives = readDirectives(this.lines, this.layout, this.problems);
    reportMisplaced(this.lines, request.line + 1, request.headerEnd, this.problems);
    reportSkipped(this.lines, this.layout, this.problems);
    reportIndented(this.lines, this.layout.startLine, this.layout.endLine, this.problems);
    const { method } = this.readMethod(request);
    this.checkReferences(request);
    this.problems.throwErrors();

    const { expander, isMarker } = await this.variables(directives);
    const target = await this.expandTarget(request, expander);
    const headerLines = readHeaderLines(this.lines, request.targetEnd, request.headerEnd);
    const headers = await new HeaderReader(expander, this.problems, isMarker).read(headerLines);
    const url = this.readTarget(request, target, headers);
    this.problems.throwErrors();

    const isGraphql = headers.graphql || method === 'GRAPHQL';
    const body = await this.readBody(request, headers, directives, isGraphql, expander);
    this.problems.throwErrors();
    if (isGraphql && headerValue(headers.headers, 'content-type') === undefined) {
      headers.headers.push(['Content-Type', 'application/json']);
    }
    const sentMethod = method === 'GRAPHQL' ? 'POST' : method;
    return this.result(sentMethod, url, headers, body, directives);
  }

  private notARequest(): never {
    const line = this.outline.requestLine;
    const source = trimmed(this.lines[line] ?? '', line);
    const finding = { code: 'request-line-invalid', facts: { reason: 'not-a-request' } } as const;
    this.problems.add('error', rangeOf(source), finding);
    this.problems.throwErrors();
    throw new Error('unreachable');
  }

  private readMethod({ line }: Request): { method: string } {
    const text = this.lines[line] ?? '';
    const { method, fault } = readRequestLine(text);
    if (fault) {
      const finding = { code: 'request-line-invalid', facts: { reason: fault } } as const;
      this.problems.add('error', rangeOf(trimmed(text, line)), finding);
    }
    return { method };
  }

  /** A request that needs its own response, by way of others or not, would never be sent. */
  private checkReferences({ line }: Request): void {
    const isSelection = this.context.fileText !== undefined;
    if (isSelection || !/\.re(?:quest|sponse)\./.test(this.text)) return;
    const names = new RequestReferences(this.text).cycleOf(this.outline);
    if (!names) return;
    const finding = { code: 'request-cycle', facts: { names: names.map(shownName) } } as const;
    this.problems.add('error', rangeOf(trimmed(this.lines[line] ?? '', line)), finding);
  }

  private async variables({ prompts }: Directives) {
    const answers = new Map<string, string>();
    for (const { name, description, secret } of prompts) {
      const answer = await this.context.prompt(name, description, { secret });
      if (answer === undefined) throw new TenantApiError('cancelled', {}, 'no');
      answers.set(name, answer);
    }
    const { fileText, environment } = this.context;
    const lines = fileText === undefined ? this.lines : splitLines(fileText);
    const blocks = blocksOf(lines);
    const definitions = fileDefinitions(lines, blocks);
    const resolver = new VariableResolver({
      prompts: answers,
      definitions,
      requestNames: namesOf(fileText ?? this.text),
      context: this.context,
    });
    const isKnown = (name: string) => answers.has(name) || environment.values.has(name);
    return {
      expander: new Expander(resolver, this.problems),
      isMarker: (value: string) => standsForToken(value, (name) => definitions.get(name), isKnown),
    };
  }

  private async expandTarget(request: Request, expander: Expander): Promise<string> {
    let target = '';
    for (const piece of targetPieces(this.lines, request)) {
      target += await expander.expand(piece, 'line');
    }
    return target.replace(/\r/g, '');
  }

  private readTarget(request: Request, text: string, { host }: RequestHeaders): string {
    const reading = readTarget(text, host?.value);
    const line = this.lines[request.line] ?? '';
    if ('fault' in reading) {
      if (this.problems.hasErrors) return '';
      const finding = { code: 'target-invalid', facts: { reason: reading.fault } } as const;
      this.problems.add('error', rangeOf(trimmed(line, request.line)), finding);
      return '';
    }
    if (host && !text.startsWith('/') && !isHostOf(host.value, reading.target)) {
      this.problems.add('error', rangeOf(host.source), { code: 'host-differs', facts: {} });
    }
    return reading.target;
  }

  private async readBody(
    { headerEnd }: Request,
    { headers }: RequestHeaders,
    { keepComments }: Directives,
    isGraphql: boolean,
    expander: Expander,
  ): Promise<Uint8Array | undefined> {
    const { lines, problems, context } = this;
    const { endLine } = this.layout;
    reportTail(lines, tailOf(lines, headerEnd, endLine), endLine, problems);
    if (isOnlyDefinitions(lines, headerEnd, endLine)) return undefined;
    const contentType = headerValue(headers, 'content-type');
    const keep = keepComments || (!isGraphql && keepsComments(contentType));
    const found = readBodyLines(lines, headerEnd, endLine, keep);
    if (found.length === 0) return undefined;
    const kind = isGraphql ? 'graphql' : bodyKind(contentType);
    if (kind === 'multipart' && !/;\s*boundary=/i.test(contentType ?? '')) {
      problems.add('error', rangeOf(sourceOf(found)), { code: 'boundary-missing', facts: {} });
    }
    const encoding = kind === 'form' ? (context.formEncoding ?? 'automatic') : 'never';
    const formLines =
      kind === 'form' ? readFormLines(found) : found.map((line) => ({ line, continues: false }));
    const reader = new BodyReader(expander, problems, context);
    const pieces = await reader.read(
      formLines.map(({ line }) => line),
      encoding === 'always',
    );
    if (problems.hasErrors) return undefined;
    if (kind !== 'graphql') {
      const joined = formLines.map(({ continues }) => continues);
      return assembleBody(kind, pieces, joined, encoding === 'automatic');
    }
    const body = graphqlBody(textOf(pieces));
    if ('json' in body) return new TextEncoder().encode(body.json);
    const range = rangeOf(found.at(-1)?.source ?? sourceOf(found));
    problems.add('error', range, { code: 'graphql-variables-invalid', facts: {} });
    return undefined;
  }

  private result(
    method: string,
    target: string,
    { headers }: RequestHeaders,
    body: Uint8Array | undefined,
    { prompts: _, keepComments: __, ...directives }: Directives,
  ): PreparedRequest {
    const name = directives.name ?? this.outline.name ?? this.outline.title;
    return {
      ...directives,
      method,
      target,
      headers,
      ...(name === undefined ? {} : { name: shownName(name) }),
      ...(body === undefined ? {} : { body }),
      warnings: this.problems.all,
    };
  }
}

function sourceOf(lines: readonly BodyLine[]): SourceText {
  return lines[0]?.source ?? { text: '', line: 0, column: 0 };
}
