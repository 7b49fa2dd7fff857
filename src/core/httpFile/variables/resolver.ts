import type { PrepareContext } from '../prepareContext';
import { shownName, type Finding } from '../problems';
import { encodeComponent } from '../percentEncoding';
import { placeholdersIn } from './placeholders';
import { parseRequestReference, type RequestReference } from './requestReference';
import { readReference } from './readReference';
import { resolveSystemVariable } from './systemVariables';
import { isTokenName } from './tokenNames';

/** Why a variable has no value. */
export interface Failure {
  readonly finding: Finding;
  /** True where the request can't be sent even if the place may keep unknown variables. */
  readonly refuses?: true;
}

/** A text with its variables replaced: those that have no value stay as they were written. */
export interface Resolved {
  readonly text: string;
  readonly failures: readonly Failure[];
}

export interface VariableScope {
  /** Answers to the prompts of the request. */
  readonly prompts: ReadonlyMap<string, string>;
  /** Values of the file's variables, not expanded. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Names of the file's requests. */
  readonly requestNames: ReadonlySet<string>;
  readonly context: PrepareContext;
}

const deepest = 20;

/** Most characters that variables may come to, each by itself and together. */
export const expansionLimit = 1_000_000;

/**
 * Finds values of variables: prompts, then system variables, requests, the file, the environment.
 * The value of a file variable is made once, so that it is the same all over the request; what is
 * inserted is never looked through for variables again.
 */
export class VariableResolver {
  private readonly made = new Map<string, Resolved>();

  constructor(private readonly scope: VariableScope) {}

  /** The value of what stands between braces. */
  async resolve(name: string, trail: readonly string[] = []): Promise<Resolved> {
    if (!name.startsWith('%') || name.length === 1 || this.scope.prompts.has(name)) {
      return this.plain(name, trail);
    }
    const { text, failures } = await this.plain(name.slice(1).trim(), trail);
    return failures.length > 0 ? { text: literal(name), failures } : value(encodeComponent(text));
  }

  /** The value of a name as it is, where a `%` means nothing any more. */
  private async plain(name: string, trail: readonly string[]): Promise<Resolved> {
    const { prompts, context } = this.scope;
    const prompted = prompts.get(name);
    if (prompted !== undefined) return value(prompted);
    if (name.startsWith('$')) return this.system(name);
    const reference = parseRequestReference(name);
    if (reference) return this.reference(name, reference);
    const fromEnvironment = context.environment.values.get(name)?.value;
    if (context.precedence === 'environment' && fromEnvironment !== undefined) {
      return value(fromEnvironment);
    }
    const definition = this.scope.definitions.get(name);
    if (definition !== undefined) return this.fileVariable(name, definition, trail);
    if (fromEnvironment !== undefined) return value(fromEnvironment);
    return isTokenName(name)
      ? refused(name, { code: 'token-misplaced', facts: { name: shownName(name) } })
      : failed(name, { code: 'variable-unknown', facts: { name: shownName(name) } });
  }

  /** Replaces the variables of one line. */
  private async expand(text: string, trail: readonly string[]): Promise<Resolved> {
    let result = '';
    let at = 0;
    const failures: Failure[] = [];
    for (const { name, start, end } of placeholdersIn(text)) {
      const resolved = await this.resolve(name, trail);
      result += text.slice(at, start);
      result += resolved.text;
      for (const failure of resolved.failures) failures.push(failure);
      if (result.length > expansionLimit) return tooLarge(text);
      at = end;
    }
    return { text: result + text.slice(at), failures };
  }

  private async fileVariable(
    name: string,
    definition: string,
    trail: readonly string[],
  ): Promise<Resolved> {
    const known = this.made.get(name);
    if (known) return known;
    if (trail.includes(name)) {
      const names = [...trail.slice(trail.indexOf(name)), name].map(shownName);
      return refused(name, { code: 'variable-cycle', facts: { names } });
    }
    if (trail.length >= deepest) {
      return refused(name, { code: 'variable-too-deep', facts: { name: shownName(name) } });
    }
    const made = await this.expand(definition, [...trail, name]);
    this.made.set(name, made);
    return made;
  }

  private async system(name: string): Promise<Resolved> {
    const found = await resolveSystemVariable(name, this.scope.context);
    if ('value' in found) return value(found.value);
    const refuses = found.code === 'token-misplaced' || found.code === 'untrusted-workspace';
    return refuses ? refused(name, found) : failed(name, found);
  }

  private async reference(name: string, reference: RequestReference): Promise<Resolved> {
    const { request, path } = reference;
    if (!this.scope.requestNames.has(request)) {
      return failed(name, { code: 'request-unknown', facts: { name: shownName(request) } });
    }
    const received = await this.scope.context.response(request);
    if (!received) {
      return failed(name, { code: 'response-missing', facts: { request: shownName(request) } });
    }
    const found = readReference(reference, received);
    if ('value' in found) return value(found.value);
    return failed(
      name,
      found.missing === 'unsupported'
        ? { code: 'path-unsupported', facts: { path: shownName(path) } }
        : {
            code: 'response-value-missing',
            facts: { request: shownName(request), path: shownName(path) },
          },
    );
  }
}

function value(text: string): Resolved {
  return { text, failures: [] };
}

function literal(name: string): string {
  return `{{${name}}}`;
}

function failed(name: string, finding: Finding): Resolved {
  return { text: literal(name), failures: [{ finding }] };
}

function refused(name: string, finding: Finding): Resolved {
  return { text: literal(name), failures: [{ finding, refuses: true }] };
}

function tooLarge(text: string): Resolved {
  const finding: Finding = {
    code: 'expansion-too-large',
    facts: { limitCharacters: expansionLimit },
  };
  return { text, failures: [{ finding, refuses: true }] };
}
