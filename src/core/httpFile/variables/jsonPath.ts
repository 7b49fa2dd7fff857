/** One step of a path: what it makes of a value. */
type Step = (value: unknown) => unknown[];

/** The steps that a path is made of, in the order in which they are tried. */
const stepReaders: readonly { pattern: RegExp; read: (match: RegExpExecArray) => Step }[] = [
  { pattern: /^\.\.(?=[\w*[])/, read: () => (value) => descendants(value) },
  { pattern: /^\.?\[\s*\*\s*\]|^\.?\*/, read: () => (value) => children(value) },
  {
    pattern: /^\.?\[\s*(-?\d+)\s*\]/,
    read: (match) => (value) => item(value, Number(match[1])),
  },
  {
    pattern: /^\.?\[\s*(-?\d*)\s*:\s*(-?\d*)\s*\]/,
    read: (match) => (value) => slice(value, match[1] ?? '', match[2] ?? ''),
  },
  {
    pattern: /^\.?\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*\]/,
    read: (match) => {
      const name = (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1');
      return (value) => member(value, name);
    },
  },
  {
    pattern:
      /^\.?\[\s*\?\(\s*@\.?([\w$.-]*)\s*(?:(===?|!==?|<=|>=|<|>)\s*('[^']*'|"[^"]*"|-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)\s*)?\)\s*\]/,
    read: (match) => filter(match[1] ?? '', match[2], match[3]),
  },
  {
    pattern: /^\.?([^\s.[\]()'"*?]+)/,
    read: (match) => (value) => member(value, match[1] ?? ''),
  },
];

/**
 * The first match of a JSONPath (RFC 9535: names, indexes, slices, wildcards, descendants, and
 * filters that compare one member with a literal); `undefined` for no match and for another path.
 * Nothing is evaluated as code.
 *
 * @param path begins with `$`
 */
export function queryJson(json: unknown, path: string): unknown {
  const steps = parsePath(path);
  if (!steps) return undefined;
  let values: unknown[] = [json];
  for (const step of steps) {
    values = values.flatMap(step);
    if (values.length === 0) return undefined;
  }
  return values[0];
}

/** A path as `queryJson` takes it, `$.` added; `undefined` for one that can't be followed. */
export function asJsonPath(path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const whole = path.startsWith('$') ? path : `$.${path}`;
  return parsePath(whole) ? whole : undefined;
}

function parsePath(path: string): Step[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  let rest = path.slice(1).trim();
  while (rest !== '') {
    const read = readStep(rest);
    if (!read) return undefined;
    steps.push(read.step);
    rest = rest.slice(read.length);
  }
  return steps;
}

function readStep(text: string): { step: Step; length: number } | undefined {
  for (const { pattern, read } of stepReaders) {
    const match = pattern.exec(text);
    if (match) return { step: read(match), length: match[0].length };
  }
  return undefined;
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

/** The value and all that is in it, outer before inner; not recursive, because data is deep. */
function descendants(value: unknown): unknown[] {
  const found: unknown[] = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    found.push(next);
    // One by one: arguments are limited, and the items of an answer are not.
    for (const child of children(next).reverse()) waiting.push(child);
  }
  return found;
}

function member(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  if (Array.isArray(value) && !/^\d+$/.test(name)) return [];
  return [(value as Record<string, unknown>)[name]];
}

function item(value: unknown, index: number): unknown[] {
  const found: unknown = Array.isArray(value) ? value.at(index) : undefined;
  return found === undefined ? [] : [found];
}

function slice(value: unknown, from: string, to: string): unknown[] {
  if (!Array.isArray(value)) return [];
  return value.slice(from === '' ? 0 : Number(from), to === '' ? undefined : Number(to));
}

function filter(path: string, operator?: string, literal?: string): Step {
  const names = path.split('.').filter((name) => name !== '');
  const wanted = literal === undefined ? undefined : readLiteral(literal);
  return (value) =>
    children(value).filter((candidate) => {
      let found: unknown[] = [candidate];
      for (const name of names) found = found.flatMap((part) => member(part, name));
      return found.some((part) => operator === undefined || compare(part, operator, wanted));
    });
}

function readLiteral(text: string): unknown {
  return /^['"]/.test(text) ? text.slice(1, -1) : JSON.parse(text);
}

function compare(value: unknown, operator: string, wanted: unknown): boolean {
  if (operator.startsWith('==')) return value === wanted;
  if (operator.startsWith('!')) return value !== wanted;
  const bothNumbers = typeof value === 'number' && typeof wanted === 'number';
  const bothStrings = typeof value === 'string' && typeof wanted === 'string';
  if (!bothNumbers && !bothStrings) return false;
  if (operator === '<') return value < wanted;
  if (operator === '<=') return value <= wanted;
  return operator === '>' ? value > wanted : value >= wanted;
}
