/** A value of the chosen environment. */
export interface EnvironmentValue {
  readonly value: string;
  /** The file or setting it comes from, as given with the source. */
  readonly source: string;
  /** True where it must not be shown. */
  readonly secret: boolean;
}

/** The variables of one environment, as a request sees them. */
export interface Environment {
  readonly values: ReadonlyMap<string, EnvironmentValue>;
  /** The values of `$shared` by themselves, for `{{$shared name}}`. */
  readonly shared: ReadonlyMap<string, EnvironmentValue>;
}

/** No environment. */
export const noEnvironment: Environment = { values: new Map(), shared: new Map() };

/** One place where environments are defined. */
export interface EnvironmentSource {
  /** A path or the name of a setting: returned with each value. */
  readonly source: string;
  /** `private` for `http-client.private.env.json` and `.user` files: their values count more. */
  readonly kind: 'settings' | 'public' | 'private';
  /** JSON: names of environments, each with an object of variables. */
  readonly text: string;
}

export type EnvironmentProblem =
  | { readonly code: 'environment-file-invalid'; readonly facts: { readonly file: string } }
  | {
      readonly code: 'environment-value-unsupported';
      readonly facts: { readonly file: string; readonly name: string };
    };

export interface Environments {
  /** All environments that are defined anywhere, in the order in which they are found. */
  readonly names: readonly string[];
  /** The values of one of them; without a name, or with an unknown one, the shared values. */
  select(name: string | undefined): Environment;
  readonly problems: readonly EnvironmentProblem[];
}

const sharedNames: ReadonlySet<string> = new Set(['$shared', '$default', '$kulalaShared']);
/** Settings of other clients that stand among the variables of an environment. */
const noVariables = new Set(['Security', 'SSLConfiguration']);
const kinds = ['settings', 'public', 'private'] as const;
const deepest = 20;

interface Layer {
  readonly environment: string;
  readonly values: ReadonlyMap<string, EnvironmentValue>;
}

/**
 * Merges environments. What is shared counts least; then settings, public files, private files; of
 * equal kinds the first, which is the nearest. Never throws.
 *
 * @param sources of each kind the one nearest to the `.http` file first
 */
export function readEnvironments(sources: readonly EnvironmentSource[]): Environments {
  const problems: EnvironmentProblem[] = [];
  const layers = kinds.flatMap((kind) =>
    sources
      .filter((source) => source.kind === kind)
      .reverse()
      .flatMap((source) => readSource(source, problems)),
  );
  const names = new Set(layers.map(({ environment }) => environment));
  return {
    names: [...names].filter((name) => !sharedNames.has(name)),
    select: (name) => select(layers, name),
    problems,
  };
}

function select(layers: readonly Layer[], name: string | undefined): Environment {
  const ofShared = layers.filter(({ environment }) => sharedNames.has(environment));
  const shared = new Map(ofShared.flatMap(({ values }) => [...values]));
  const own = layers.filter(({ environment }) => environment === name);
  const values = new Map([...shared, ...own.flatMap((layer) => [...layer.values])]);
  for (const [key, entry] of values) {
    const value = entry.value.replace(
      /\{\{\s*\$shared\s+([^\s{}]+)\s*\}\}/g,
      (written, of: string) => shared.get(of)?.value ?? written,
    );
    if (value !== entry.value) values.set(key, { ...entry, value });
  }
  return { values, shared };
}

function readSource(source: EnvironmentSource, problems: EnvironmentProblem[]): Layer[] {
  const json = parseObject(source.text);
  if (json === undefined) {
    problems.push({ code: 'environment-file-invalid', facts: { file: source.source } });
    return [];
  }
  return Object.entries(json)
    .filter(([, content]) => isObject(content))
    .map(([environment, content]) => {
      const values = new Map<string, EnvironmentValue>();
      if (isObject(content)) flatten(content, '', 0, source, values, problems);
      return { environment, values };
    });
}

/** Nested objects become names with dots: `{"db":{"host":"x"}}` is `db.host`. */
function flatten(
  content: Record<string, unknown>,
  prefix: string,
  depth: number,
  source: EnvironmentSource,
  values: Map<string, EnvironmentValue>,
  problems: EnvironmentProblem[],
): void {
  for (const [key, value] of Object.entries(content)) {
    if (depth === 0 && noVariables.has(key)) continue;
    const name = prefix + key;
    if (isObject(value) && typeof value['provider'] !== 'string' && depth < deepest) {
      flatten(value, `${name}.`, depth + 1, source, values, problems);
    } else if (isObject(value)) {
      const facts = { file: source.source, name };
      problems.push({ code: 'environment-value-unsupported', facts });
    } else {
      const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
      const secret = source.kind === 'private' || looksSecret(name);
      values.set(name, { value: value === null ? '' : text, source: source.source, secret });
    }
  }
}

/** True for a name under which a password, key or token is kept. */
export function looksSecret(name: string): boolean {
  return /pass(?:word|wd|phrase)?|secret|token|credential|api[-_.]?key|private[-_.]?key|\bpin\b|\botp\b/i.test(
    name,
  );
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, '') || '{}');
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
