import { json, Refusal } from './answer';
import { readBasic, sameCredentials, type ClientCredentials } from './clientCredentials';
import { readFormParameters } from './formParameters';
import type { IssuedTokens } from './issuedTokens';
import { mediaType } from './mediaType';
import type { Handler, SandboxRequest } from './routes';

/** Where tokens are issued. */
export const tokenPath = '/configapi/v2/oauth/token';

const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** What the token endpoint knows of its tenant. */
export interface TokenEndpointTenant {
  readonly origin: string;
  readonly credentials: ClientCredentials;
  readonly tokens: IssuedTokens;
}

/**
 * The token endpoint for the client-credentials grant (RFC 6749 sections 4.4.2, 4.4.3 and 5.2), with
 * the tenant's host as the scope. The life is stated as a string, as real tenants do.
 */
export function tokenEndpoint(tenant: TokenEndpointTenant): Handler {
  return (request) => {
    const form = readForm(request);
    const grantType = form.get('grant_type');
    if (grantType === undefined) throw missing('grant_type');
    if (grantType !== 'client_credentials') {
      throw refusal('unsupported_grant_type', 'The grant_type has to be client_credentials.');
    }
    authenticate(request, form, tenant.credentials);
    const scope = form.get('scope') ?? form.get('tenant');
    if (scope === undefined) throw missing('scope');
    if (!isOwnHost(scope, tenant.origin)) {
      const host = new URL(tenant.origin).host;
      throw refusal('invalid_scope', `The scope has to be the host of this tenant: ${host}`);
    }
    const answer = {
      access_token: tenant.tokens.issue(),
      token_type: 'Bearer',
      expires_in: String(tenant.tokens.lifetimeSeconds),
      scope,
    };
    return json(answer, 200, noStore);
  };
}

function readForm(request: SandboxRequest): ReadonlyMap<string, string> {
  if (request.query.has('client_id') || request.query.has('client_secret')) {
    throw refusal('invalid_request', 'Credentials must not stand in the URL.');
  }
  if (mediaType(request.headers) !== 'application/x-www-form-urlencoded') {
    throw refusal(
      'invalid_request',
      'The Content-Type has to be application/x-www-form-urlencoded.',
    );
  }
  const form = readFormParameters(request.body);
  if (form === 'malformed') throw refusal('invalid_request', 'The form cannot be decoded.');
  if (form === 'repeated') {
    throw refusal('invalid_request', 'Each parameter may be sent once only.');
  }
  return form;
}

function authenticate(
  request: SandboxRequest,
  form: ReadonlyMap<string, string>,
  known: ClientCredentials,
): void {
  const authorizations = request.headers.filter(([name]) => /^authorization$/i.test(name));
  if (authorizations.length > 1) {
    throw refusal('invalid_request', 'Send one Authorization header only.');
  }
  const authorization = authorizations[0]?.[1];
  const usesHeader = authorization !== undefined;
  const given = usesHeader ? readBasic(authorization) : credentialsOf(form);
  if (!given) throw invalidClient('The Authorization header has to be Basic.', usesHeader);
  if (usesHeader && form.has('client_secret')) {
    throw refusal('invalid_request', 'Authenticate in the header or in the form, not in both.');
  }
  if (usesHeader && (form.get('client_id') ?? given.clientId) !== given.clientId) {
    throw refusal('invalid_request', 'The client_id differs from that in the header.');
  }
  if (!sameCredentials(given, known)) {
    throw invalidClient('The login ID or its API secret is wrong.', usesHeader);
  }
}

function credentialsOf(form: ReadonlyMap<string, string>): ClientCredentials {
  const clientId = form.get('client_id');
  const clientSecret = form.get('client_secret');
  if (clientId === undefined && clientSecret === undefined) {
    throw invalidClient('Send client_id and client_secret.', false);
  }
  if (clientId === undefined) throw missing('client_id');
  if (clientSecret === undefined) throw missing('client_secret');
  return { clientId, clientSecret };
}

/** True for the tenant's host, with or without port or scheme, by its address or as localhost. */
function isOwnHost(scope: string, origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  const wanted = scope.toLowerCase().replace(/\/$/, '');
  return [hostname, 'localhost'].some((name) =>
    [name, `${name}:${port}`, `${protocol}//${name}:${port}`].includes(wanted),
  );
}

function missing(name: string): Refusal {
  return refusal('invalid_request', `The parameter ${name} is missing.`);
}

function invalidClient(description: string, usesHeader: boolean): Refusal {
  const challenge = usesHeader ? { 'WWW-Authenticate': 'Basic realm="Sandbox tenant"' } : {};
  return refusal('invalid_client', description, 401, challenge);
}

function refusal(
  error: string,
  description: string,
  status = 400,
  headers: Record<string, string> = {},
): Refusal {
  const body = { error, error_description: description };
  return new Refusal(json(body, status, { ...noStore, ...headers }));
}
