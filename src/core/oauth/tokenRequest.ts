import type { HttpRequest } from '../http/httpClient';
import type { Tenant } from '../tenants/tenant';

/**
 * The token request of the client-credentials grant (RFC 6749 section 4.4.2): the parameters once
 * each in a form-encoded body; an empty scope is left out. With Basic client authentication login
 * and secret are form-encoded before base64 (section 2.3.1) and stand in the header alone.
 */
export function buildTokenRequest(tenant: Tenant, clientSecret: string): HttpRequest {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const headers: [string, string][] = [
    ['Accept', 'application/json'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  if (tenant.clientAuthentication === 'basic') {
    const pair = `${formEncode(tenant.clientId)}:${formEncode(clientSecret)}`;
    headers.push(['Authorization', `Basic ${btoa(pair)}`]);
  } else {
    form.set('client_id', tenant.clientId);
    form.set('client_secret', clientSecret);
  }
  if (tenant.scope.value !== '') form.set(tenant.scope.parameter, tenant.scope.value);
  for (const [name, value] of tenant.tokenParameters) form.set(name, value);
  return {
    method: 'POST',
    url: tenant.tokenEndpoint,
    headers,
    body: new TextEncoder().encode(form.toString()),
  };
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
