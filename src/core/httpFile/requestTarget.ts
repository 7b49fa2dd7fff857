import { encodeIllegal } from './percentEncoding';

export type TargetReading = { readonly target: string } | { readonly fault: 'empty' | 'no-scheme' };

const localHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d+)?(?=[/?#]|$)/i;

/**
 * The target of a request from its text with variables replaced: what can't stand in a URL encoded,
 * the fragment left out, `http://` added to a loopback name or an address. A path stays a path, or
 * is put behind the host of a Host header, with https on ports 443 and 8443 only.
 *
 * @param host the value of the Host header, if there is one
 */
export function readTarget(text: string, host: string | undefined): TargetReading {
  const target = encodeIllegal(text.trim()).replace(/#.*$/, '');
  if (target === '') return { fault: 'empty' };
  if (/^[a-z][a-z0-9+.-]*:\//i.test(target)) return { target };
  if (target.startsWith('/')) {
    if (host === undefined || host === '') return { target };
    const scheme = /:(?:8443|443)$/.test(host) ? 'https' : 'http';
    return { target: `${scheme}://${encodeIllegal(host)}${target}` };
  }
  return localHost.test(target) ? { target: `http://${target}` } : { fault: 'no-scheme' };
}

/** True where a Host header says no more than the URL does. */
export function isHostOf(host: string, target: string): boolean {
  return URL.canParse(target) && new URL(target).host === host.toLowerCase().replace(/:$/, '');
}
