import { placeholdersIn } from './placeholders';

const tokenNames = new Set([
  'token',
  'accesstoken',
  'bearertoken',
  'bearer',
  'authtoken',
  'oauthtoken',
  'tenanttoken',
  'jwt',
]);

/** True for `$auth.token("…")`: the token of the tenant, whatever is between the brackets. */
export function isTokenCall(name: string): boolean {
  return /^\$auth\.token\b/.test(name);
}

/** True for a name under which files expect a bearer token, such as `token` or `access_token`. */
export function isTokenName(name: string): boolean {
  return isTokenCall(name) || tokenNames.has(name.replace(/[-_.]/g, '').toLowerCase());
}

/**
 * Whether an Authorization value stands for the tenant's token: `Bearer {{token}}` with a name of a
 * token that nothing defines, `Bearer {{$auth.token("id")}}`, or a file variable that holds such.
 *
 * @param defined the value of a file variable, not expanded
 * @param known whether anything but a file variable defines the name
 */
export function standsForToken(
  value: string,
  defined: (name: string) => string | undefined,
  known: (name: string) => boolean,
): boolean {
  const [, bearer, rest] = /^(bearer\s+)?(\{\{[^]*\}\})$/i.exec(value.trim()) ?? [];
  let hasScheme = bearer !== undefined;
  let name = onlyPlaceholder(rest ?? '');
  const seen = new Set<string>();
  while (name !== undefined && !seen.has(name)) {
    seen.add(name);
    if (isTokenCall(name)) return hasScheme;
    if (known(name)) return false;
    const text: string | undefined = defined(name)?.trim();
    if (text === undefined) return hasScheme && isTokenName(name);
    const scheme = /^bearer\s+/i.exec(text)?.[0];
    if (scheme !== undefined && hasScheme) return false;
    hasScheme ||= scheme !== undefined;
    name = onlyPlaceholder(text.slice(scheme?.length ?? 0));
  }
  return false;
}

function onlyPlaceholder(text: string): string | undefined {
  const [first, ...others] = placeholdersIn(text);
  const isWhole = first?.start === 0 && first.end === text.length && others.length === 0;
  return isWhole ? first.name : undefined;
}
