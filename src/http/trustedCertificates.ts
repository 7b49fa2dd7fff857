import tls from 'node:tls';

/** Node 22.15 and newer. */
type CertificateStores = Partial<
  Record<'getCACertificates', (store: 'default' | 'system') => string[]>
>;

/**
 * The authorities to trust for a tenant with a CA file: naming any replaces the defaults
 * (`tls.createSecureContext`), so these are repeated. Where Node can't read the system's store,
 * authorities known to the system alone are not among them.
 *
 * @param extraCa PEM certificates.
 * @returns PEM certificates; `undefined` for the defaults, which VS Code adds the system's to.
 */
export function trustedCertificates(extraCa: string | undefined): string[] | undefined {
  if (extraCa === undefined) return undefined;
  const { getCACertificates } = tls as CertificateStores;
  const known = getCACertificates
    ? [...getCACertificates('default'), ...getCACertificates('system')]
    : tls.rootCertificates;
  return [...new Set(known), extraCa];
}
