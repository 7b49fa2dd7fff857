import { isConnectionHeader } from '../../http/headers';
import { blocksOf } from '../blockLayout';
import { directiveNames } from '../directives';
import type { Environment } from '../environments';
import { definedIn } from '../occurrences';
import { splitLines, type SourceRange } from '../sourceText';
import { fileDefinitions } from '../variables/definitions';
import { namesOf } from '../variables/requestNames';
import { systemVariables } from '../variables/systemVariables';
import { cursorPlace } from './cursor';
import { headerNames, headerValues } from './headerFields';
import { hidesValue } from './shownValue';

/** Something that may be written at a place. */
export interface Completion {
  readonly kind:
    | 'method'
    | 'header-name'
    | 'header-value'
    | 'directive'
    | 'tenant'
    | 'file-variable'
    | 'prompt'
    | 'environment-variable'
    | 'system-variable'
    | 'request'
    | 'token';
  readonly label: string;
  readonly insertText: string;
  /** Of an environment variable where it comes from, of a file variable its text; never a secret. */
  readonly detail?: string;
  readonly range: SourceRange;
  /** True where more is to be written behind it, which can be completed as well. */
  readonly continues?: true;
}

export interface CompletionKnowledge {
  readonly environment: Environment;
  readonly tenants: readonly string[];
}

const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'GRAPHQL',
  'QUERY',
  'TRACE',
  'PROPFIND',
  'REPORT',
];
const withValue = new Set(['name', 'tenant', 'prompt', 'secret', 'note', 'timeout']);
const timeouts = ['500 ms', '10 s', '30 s', '2 m', '10 m'];

/** What may be written at a place of a file. Nothing is resolved, read or asked for. Never throws. */
export function findCompletions(
  text: string,
  line: number,
  column: number,
  knowledge: CompletionKnowledge,
): readonly Completion[] {
  const lines = splitLines(text);
  const place = cursorPlace(lines, line, column);
  if (place.kind === 'text') return [];
  const { range } = place;
  const plain = (kind: Completion['kind']) => (label: string) => ({
    kind,
    label,
    insertText: label,
    range,
  });
  switch (place.kind) {
    case 'method':
      return methods.map((label) => ({
        kind: 'method',
        label,
        insertText: `${label} `,
        range,
      }));
    case 'header-name':
      return headerNames
        .filter((name) => name === 'Host' || !isConnectionHeader(name.toLowerCase()))
        .map((label) => ({
          kind: 'header-name',
          label,
          insertText: place.hasColon ? label : `${label}: `,
          range,
          ...(place.hasColon ? {} : { continues: true }),
        }));
    case 'header-value':
      return headerValues(place.header).map(plain('header-value'));
    case 'directive':
      return directiveNames.map((label) => {
        const continues = withValue.has(label);
        const insertText = continues ? `${label} ` : label;
        return {
          kind: 'directive',
          label,
          insertText,
          range,
          ...(continues ? { continues } : {}),
        };
      });
    case 'directive-value':
      if (place.directive === 'tenant') return knowledge.tenants.map(plain('tenant'));
      return place.directive === 'timeout' ? timeouts.map(plain('directive')) : [];
    case 'variable': {
      const end = place.closed ? '' : '}}';
      return variables(text, lines, line, place.typed, knowledge.environment).map((found) => ({
        ...found,
        insertText: found.continues ? found.label : found.label + end,
        range,
      }));
    }
  }
}

type Variable = Omit<Completion, 'insertText' | 'range'>;

function variables(
  text: string,
  lines: readonly string[],
  line: number,
  typed: string,
  { values }: Environment,
): Variable[] {
  const ofResponse = responseParts(text, typed);
  if (ofResponse) return ofResponse;
  const blocks = blocksOf(lines);
  const defined = fileDefinitions(lines, blocks);
  const own = blocks.find(({ startLine, endLine }) => startLine <= line && line < endLine);
  const prompts = own ? definedIn(lines, own).filter(({ kind }) => kind === 'prompt') : [];
  return [
    ...prompts.map(({ name }): Variable => ({ kind: 'prompt', label: name })),
    ...[...defined].map(([label, value]): Variable => ({
      kind: 'file-variable',
      label,
      ...shown(label, value),
    })),
    ...[...values]
      .filter(([label]) => !defined.has(label))
      .map(([label, { source }]): Variable => ({
        kind: 'environment-variable',
        label,
        detail: source,
      })),
    ...[...namesOf(text)].map((name): Variable => ({
      kind: 'request',
      label: `${name}.response.`,
      continues: true,
    })),
    { kind: 'token', label: 'token' },
    ...systemVariables.map(({ name, example }): Variable => ({
      kind: 'system-variable',
      label: example,
      ...(name === '$auth.token' ? { kind: 'token' } : {}),
    })),
  ];
}

function shown(name: string, value: string): { detail?: string } {
  return hidesValue(name, value) ? {} : { detail: value };
}

/** What may follow `name.` or `name.response.`, where a request has that name. */
function responseParts(text: string, typed: string): Variable[] | undefined {
  const [, name, of] = /^(.+?)\.(?:(request|response)\.)?[\w-]*$/.exec(typed) ?? [];
  if (name === undefined || !namesOf(text).has(name)) return undefined;
  if (of === undefined) {
    return ['response', 'request'].map((part) => ({
      kind: 'request',
      label: `${name}.${part}.`,
      continues: true,
    }));
  }
  const parts =
    of === 'response' ? ['body.$.', 'body.*', 'headers.', 'status'] : ['body.$.', 'headers.'];
  return parts.map((part) => ({
    kind: 'request',
    label: `${name}.${of}.${part}`,
    ...(part.endsWith('.') ? { continues: true as const } : {}),
  }));
}
