import { looksSecret, type Environment } from '../environments';
import { placeholdersIn } from '../variables/placeholders';

/** Most characters of a value that are shown. */
const longest = 300;

/** True for a value that may be a secret by its name or its form: it is never shown. */
export function hidesValue(name: string, value: string): boolean {
  return (
    looksSecret(name) || /\b(?:bearer|basic)\s+\S/i.test(value) || /^eyJ[\w-]{10,}/.test(value)
  );
}

/**
 * A text with those variables replaced that the file and the environment define: others stay.
 * `undefined` where any of them is a secret.
 */
export function shownValue(
  name: string,
  value: string,
  definitions: ReadonlyMap<string, string>,
  environment: Environment,
  depth = 0,
): string | undefined {
  if (hidesValue(name, value)) return undefined;
  let result = '';
  let at = 0;
  for (const placeholder of placeholdersIn(value)) {
    result += value.slice(at, placeholder.start);
    at = placeholder.end;
    const written = value.slice(placeholder.start, placeholder.end);
    const inner = placeholder.name;
    const own = definitions.get(inner);
    const outer = environment.values.get(inner);
    if (own !== undefined && depth < 20) {
      const part = shownValue(inner, own, definitions, environment, depth + 1);
      if (part === undefined) return undefined;
      result += part;
    } else if (own === undefined && outer) {
      if (outer.secret || hidesValue(inner, outer.value)) return undefined;
      result += outer.value;
    } else {
      result += written;
    }
    if (result.length > longest) break;
  }
  result += value.slice(at);
  return result.length > longest ? `${result.slice(0, longest)}…` : result;
}
