/**
 * Stands in the bundle for the packages behind axios that a request here never reaches: `form-data`,
 * `follow-redirects`, `proxy-from-env` and `https-proxy-agent`. They would be two thirds of it.
 */
export default function NotBundled(): never {
  throw new Error('not part of this bundle');
}

/** What `proxy-from-env` exports: never asked, because proxies are VS Code's business. */
export function getProxyForUrl(): string {
  throw new Error('not part of this bundle');
}
