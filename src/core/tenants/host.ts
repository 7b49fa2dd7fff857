import { parseUrl } from '../http/parseUrl';
import { looksLikeSecret } from './secretText';
import { isLoopback } from './tenant';

/** What keeps a text from being a host; each has a sentence of its own where it is shown. */
export type HostProblem =
  | 'empty'
  | 'scheme'
  | 'user-information'
  | 'space'
  | 'wildcard'
  | 'trailing-dot'
  | 'placeholder'
  | 'port'
  | 'looks-like-secret'
  | 'syntax';

export type HostInput =
  | { readonly ok: true; readonly protocol: 'https' | 'http'; readonly host: string }
  | { readonly ok: false; readonly problem: HostProblem };

const invisible = /[\u200B-\u200D\u2060\uFEFF]/g;
const scheme = /^([a-z][a-z0-9+.-]*):\/*/i;

/**
 * Reads what a person types or pastes for a tenant's host: `example.com`, `example.com:8443`,
 * `https://example.com/` or any page's address on it. Everything behind the host is dropped. Without
 * a scheme it is https, and http on this machine itself.
 *
 * @returns the protocol and the host with its port, as `URL.host` gives it, or what is wrong.
 */
export function parseHost(input: string): HostInput {
  const text = input.replace(invisible, '').trim();
  if (text === '') return failed('empty');
  if (/\s/.test(text)) return failed('space');
  if (/[<>{}]/.test(text)) return failed('placeholder');
  if (text.includes('*')) return failed('wildcard');

  const written = hasScheme(text) ? scheme.exec(text)?.[1]?.toLowerCase() : undefined;
  if (written !== undefined && written !== 'https' && written !== 'http') return failed('scheme');
  const rest = written === undefined ? text : text.replace(scheme, '');
  const authority = rest.split(/[/?#\\]/, 1)[0] ?? '';
  if (authority.includes('@')) return failed('user-information');
  if (/:\d*[^\d\]:][^\]]*$/.test(authority) || /:\d{6,}$/.test(authority)) return failed('port');
  if (!authority.includes(':') && looksLikeSecret(authority)) return failed('looks-like-secret');

  const url = parseUrl(`${written ?? 'https'}://${authority}`);
  if (!url?.hostname) return failed(/:\d+$/.test(authority) ? 'port' : 'syntax');
  if (url.hostname.endsWith('.')) return failed('trailing-dot');
  if (!/^[a-z0-9._[\]:-]+$/.test(url.hostname)) return failed('syntax');

  const protocol = written ?? (isLoopback(url.hostname) ? 'http' : 'https');
  const host = new URL(`${protocol}://${authority}`).host;
  return { ok: true, protocol, host };
}

function failed(problem: HostProblem): HostInput {
  return { ok: false, problem };
}

/** `example.com:8443` has a port and no scheme, although it reads like one. */
function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/+/i.test(text) || /^(javascript|data|mailto|file|blob):/i.test(text);
}

/**
 * Proposes a tenant's name from its host: the first label that says something (`acme` for
 * `acme.example.com`, `example` for `www.example.com`), the whole host for an address.
 */
export function proposeName(host: string): string {
  const hostname = host.replace(/:\d+$/, '');
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return host;
  const labels = hostname.split('.');
  const first = labels[0] === 'www' && labels.length > 2 ? labels[1] : labels[0];
  return first ?? host;
}
