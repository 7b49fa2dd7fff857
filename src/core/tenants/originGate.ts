import { TenantApiError } from '../errors';
import { parseUrl } from '../http/parseUrl';
import type { Tenant } from './tenant';

/**
 * The absolute URL that a request's target stands for, checked: http or https, a host, no user
 * information, no control characters. A target that begins with `/` is on the tenant's own origin.
 *
 * @throws TenantApiError `url-invalid`
 */
export function resolveTarget(target: string, tenant: Pick<Tenant, 'origin'>): URL {
  const shown = withoutUserInformation(target);
  const refuse = (reason: 'syntax' | 'scheme' | 'user-information' | 'control-character') =>
    new TenantApiError('url-invalid', { url: shown, reason }, 'no');

  if (/[\u0000-\u001F\u007F]/.test(target)) throw refuse('control-character');
  const text = target.trim();
  if (text.startsWith('//') || text.startsWith('/\\')) throw refuse('scheme');
  const url = text.startsWith('/')
    ? parseUrl(tenant.origin + text)
    : /^[a-z][a-z0-9+.-]*:/i.test(text)
      ? parseUrl(text)
      : undefined;
  if (!url) throw refuse('syntax');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('scheme');
  if (!text.startsWith('/') && !/^https?:\/\//i.test(text)) throw refuse('scheme');
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#\\]*@/i.test(text)) {
    throw refuse('user-information');
  }
  url.hash = '';
  return url;
}

function withoutUserInformation(target: string): string {
  const text = target.replace(/\/\/[^/?#]*@/, '//…@');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/**
 * Whether the tenant's token may go to that URL: its protocol is https, or http where the tenant
 * itself is defined so, and its origin is exactly one of the tenant's. What is compared is the
 * parsed URL, which is what is sent.
 */
export function mayCarryToken(url: URL, tenant: Pick<Tenant, 'allowedOrigins'>): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  if (url.username !== '' || url.password !== '') return false;
  return tenant.allowedOrigins.includes(url.origin);
}
