const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One value decoded from `application/x-www-form-urlencoded`; throws URIError when malformed. */
export function formDecode(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('+', ' '));
}

/**
 * Reads form-encoded parameters by the rules of RFC 6749 section 3.2: none may be repeated, and one
 * without a value counts as left out.
 *
 * @returns the parameters, or what is wrong.
 */
export function readFormParameters(
  body: Uint8Array,
): ReadonlyMap<string, string> | 'malformed' | 'repeated' {
  const parameters = new Map<string, string>();
  try {
    for (const pair of utf8.decode(body).split('&')) {
      if (pair === '') continue;
      const [name = '', ...rest] = pair.split('=');
      const decodedName = formDecode(name);
      if (parameters.has(decodedName)) return 'repeated';
      parameters.set(decodedName, formDecode(rest.join('=')));
    }
  } catch {
    return 'malformed';
  }
  for (const [name, value] of parameters) if (value === '') parameters.delete(name);
  return parameters;
}
