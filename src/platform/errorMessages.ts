import { l10n } from 'vscode';
import type { ErrorFacts, TenantApiError, UrlProblem } from '../core/errors';

/** What the user can do about a failure right where it is shown. */
export type Remedy = 'setSecret' | 'editTenant' | 'tryAgain';

/** A failure in words: what is wrong, and what to do next. */
export interface Explanation {
  readonly message: string;
  readonly advice: string;
  readonly remedies: readonly Remedy[];
}

type Explain<C extends keyof ErrorFacts> = (facts: ErrorFacts[C]) => Explanation;

function explanation(message: string, advice: string, ...remedies: Remedy[]): Explanation {
  return { message, advice, remedies };
}

const certificateAdvice = () =>
  l10n.t(
    "If the server uses your organisation's own certificate authority, add it to the system's certificates, or name its file in the tenant's caFile setting. Certificates are always verified.",
  );

const explanations: { readonly [C in keyof ErrorFacts]: Explain<C> } = {
  'host-not-found': ({ host }) =>
    explanation(
      l10n.t('The host {0} was not found.', host),
      l10n.t('Check the spelling of the host, your network and your VPN.'),
      'editTenant',
      'tryAgain',
    ),
  'dns-unavailable': ({ host }) =>
    explanation(
      l10n.t('The name {0} could not be looked up just now.', host),
      l10n.t('Check your network and try again.'),
      'tryAgain',
    ),
  'connection-refused': ({ host }) =>
    explanation(
      l10n.t('Nothing is listening at {0}.', host),
      l10n.t('Check host and port, and that the server is running.'),
      'editTenant',
      'tryAgain',
    ),
  'connection-lost': ({ host, code }) =>
    explanation(
      l10n.t('The connection to {0} was lost ({1}).', host, code),
      l10n.t(
        'The server may or may not have received the request: check before you repeat one that changes data.',
      ),
      'tryAgain',
    ),
  'connect-timeout': ({ host, seconds }) =>
    explanation(
      l10n.t('{0} did not accept a connection within {1} s.', host, seconds),
      l10n.t('Check host and port, your network, VPN and proxy.'),
      'tryAgain',
    ),
  'deadline-exceeded': ({ host, seconds }) =>
    explanation(
      l10n.t('No complete answer from {0} within {1} s.', host, seconds),
      l10n.t(
        "Try again, or raise the tenant's requestTimeout setting. The server may have received the request.",
      ),
      'tryAgain',
    ),
  'network-failed': ({ host, code }) =>
    explanation(
      l10n.t('The request to {0} failed ({1}).', host, code),
      l10n.t('Check your network, VPN and proxy, and try again.'),
      'tryAgain',
    ),
  'certificate-untrusted': ({ host, code }) =>
    explanation(
      l10n.t('The certificate of {0} is not trusted ({1}). Nothing was sent.', host, code),
      certificateAdvice(),
    ),
  'certificate-wrong-host': ({ host }) =>
    explanation(
      l10n.t('The certificate of {0} is for another host. Nothing was sent.', host),
      l10n.t('Check the host for a typing mistake, and whether a proxy or VPN stands in between.'),
      'editTenant',
    ),
  'certificate-expired': ({ host, code }) =>
    explanation(
      l10n.t('The certificate of {0} is not valid today ({1}). Nothing was sent.', host, code),
      l10n.t("Check this computer's date, or tell the server's administrators."),
    ),
  'tls-outdated': ({ host }) =>
    explanation(
      l10n.t('{0} only speaks an outdated version of TLS, or none of our ciphers.', host),
      l10n.t("Tell the server's administrators: TLS 1.2 or newer is needed."),
    ),
  'tls-not-spoken': ({ host }) =>
    explanation(
      l10n.t('{0} does not speak https on this port.', host),
      l10n.t('Check the port, and whether this server speaks plain http.'),
      'editTenant',
    ),
  'proxy-failed': ({ host, status }) =>
    explanation(
      status === undefined
        ? l10n.t('The proxy did not open a connection to {0}.', host)
        : l10n.t('The proxy refused to open a connection to {0} (status {1}).', host, status),
      status === 407
        ? l10n.t("The proxy asks for a login. Check VS Code's http.proxy setting.")
        : l10n.t("Check VS Code's http.proxy setting and the proxy itself."),
      'tryAgain',
    ),
  'ca-file-unreadable': ({ path, code }) =>
    explanation(
      l10n.t("The tenant's CA file {0} can't be read ({1}).", path, code),
      l10n.t("Correct caFile in the tenant's settings: it names a file with PEM certificates."),
      'editTenant',
    ),
  cancelled: () => explanation(l10n.t('Cancelled.'), ''),
  'not-http': ({ host, firstBytes }) =>
    explanation(
      l10n.t('What answers at {0} is not an HTTP server.', host),
      firstBytes === undefined
        ? l10n.t('Check the port.')
        : l10n.t('Check the port. The answer begins with the bytes {0}.', firstBytes),
      'editTenant',
    ),
  'protocol-error': ({ host, code }) =>
    explanation(
      l10n.t('The answer of {0} breaks the HTTP protocol ({1}).', host, code),
      l10n.t("Tell the server's administrators, or try without a proxy in between."),
      'tryAgain',
    ),
  'headers-too-large': ({ host }) =>
    explanation(
      l10n.t('The answer of {0} has too many or too large headers.', host),
      l10n.t("Tell the server's administrators: 16 kB of headers are accepted."),
    ),
  'body-too-large': ({ host, limitBytes }) =>
    explanation(
      l10n.t(
        'The answer of {0} is larger than {1} MB and was stopped.',
        host,
        Math.floor(limitBytes / 1024 / 1024),
      ),
      l10n.t('Ask for less at a time, for example with paging parameters.'),
    ),
  'body-cut-off': ({ host, receivedBytes, expectedBytes }) =>
    explanation(
      expectedBytes === undefined
        ? l10n.t('The answer of {0} was cut off after {1} bytes.', host, receivedBytes)
        : l10n.t(
            'The answer of {0} was cut off: {1} of {2} bytes arrived.',
            host,
            receivedBytes,
            expectedBytes,
          ),
      l10n.t('Try again. The server has received the request.'),
      'tryAgain',
    ),
  'body-undecodable': ({ host, encoding }) =>
    explanation(
      l10n.t("The answer of {0} can't be decoded (Content-Encoding: {1}).", host, encoding),
      l10n.t('Send the header Accept-Encoding: identity to get it as it is.'),
    ),
  'secret-missing': ({ tenant }) =>
    explanation(
      l10n.t('There is no API secret for {0} on this computer.', tenant),
      l10n.t('Enter it; it is kept in the secret storage of VS Code.'),
      'setSecret',
    ),
  'secret-unreadable': ({ tenant }) =>
    explanation(
      l10n.t('The stored API secret of {0} has a form this version does not know.', tenant),
      l10n.t('It was left as it is. Update the extension, or enter the secret again.'),
      'setSecret',
    ),
  'secrets-unavailable': () =>
    explanation(
      l10n.t("VS Code's secret storage can't be used just now."),
      l10n.t("Unlock the system's keyring and try again."),
      'tryAgain',
    ),
  'plain-http-not-confirmed': ({ tenant, origin }) =>
    explanation(
      l10n.t('{0} uses plain http ({1}): the API secret would travel unencrypted.', tenant, origin),
      l10n.t('Use https, or confirm plain http when you are asked.'),
      'editTenant',
      'tryAgain',
    ),
  'token-refused': (facts) => explainRefusal(facts),
  'token-endpoint-status': ({ host, status, retryAfterSeconds }) =>
    explainTokenStatus(host, status, retryAfterSeconds),
  'token-endpoint-moved': ({ host, status, location }) =>
    explanation(
      l10n.t('The token endpoint of {0} answers with a redirect (status {1}).', host, status),
      l10n.t(
        'Redirects are not followed with a secret. It points to {0}: if that is right, change host or tokenPath of the tenant.',
        location,
      ),
      'editTenant',
    ),
  'token-answer-not-json': ({ host, htmlTitle, empty }) =>
    explanation(
      empty
        ? l10n.t('The token endpoint of {0} gave an empty answer.', host)
        : htmlTitle === undefined
          ? l10n.t('The token endpoint of {0} did not answer with UTF-8 JSON.', host)
          : l10n.t(
              'Expected JSON from {0}, got an HTML page titled “{1}”.',
              host,
              htmlTitle === '' ? l10n.t('no title') : htmlTitle,
            ),
      l10n.t(
        'Check host and tokenPath of the tenant. A login page can also come from a proxy, a VPN or a guest network.',
      ),
      'editTenant',
      'tryAgain',
    ),
  'token-answer-invalid': ({ host, field, found }) =>
    explanation(
      field === ''
        ? l10n.t(
            'The token endpoint of {0} answered with JSON that is no object ({1}).',
            host,
            found,
          )
        : l10n.t('The answer of {0} has no usable {1} (found: {2}).', host, field, found),
      l10n.t('Check host and tokenPath of the tenant.'),
      'editTenant',
    ),
  'token-type-unsupported': ({ host, tokenType }) =>
    explanation(
      l10n.t('{0} returned a token of type {1}, which this extension cannot use.', host, tokenType),
      l10n.t('Only Bearer tokens are supported (RFC 6750).'),
    ),
  'url-invalid': ({ url, reason }) => explainUrl(url, reason),
  'origin-not-allowed': ({ origin, tenant }) =>
    explanation(
      l10n.t(
        "{0} is not an origin of {1}, so the tenant's token is not sent there.",
        origin,
        tenant,
      ),
      l10n.t(
        "Use a path such as /data to reach the tenant. If the token may go there, add it to allowedOrigins in the tenant's settings.",
      ),
      'editTenant',
    ),
  'address-refused': ({ host }) =>
    explanation(
      l10n.t('{0} is a link-local or metadata address. Nothing was sent.', host),
      l10n.t('Requests to such addresses are refused.'),
    ),
  'method-invalid': ({ method }) =>
    explanation(
      l10n.t('“{0}” is not an HTTP method.', method),
      l10n.t('Use a method such as GET, POST, PUT, PATCH or DELETE.'),
    ),
  'header-invalid': ({ name, reason }) => explainHeader(name, reason),
  'settings-not-written': () =>
    explanation(
      l10n.t('VS Code did not let the settings be changed.'),
      l10n.t('Save or revert your open settings.json, correct mistakes in it, and try again.'),
    ),
  'workspace-untrusted': () =>
    explanation(
      l10n.t('This workspace is not trusted, so requests from its files are not sent.'),
      l10n.t('Trust the workspace first, or type the request into the request runner.'),
    ),
  'request-too-large': ({ limitBytes }) =>
    explanation(
      l10n.t('The request is larger than {0} MB.', Math.floor(limitBytes / 1024 / 1024)),
      l10n.t('Send less at a time.'),
    ),
};

/** The words for a failure. */
export function explain(error: TenantApiError): Explanation {
  const describe = explanations[error.code] as Explain<typeof error.code>;
  return describe(error.facts);
}

function explainRefusal(facts: ErrorFacts['token-refused']): Explanation {
  const { host, status, error, description, remembered } = facts;
  const said =
    description === undefined ? '' : ` ${l10n.t('The server says: {0}', `“${description}”`)}`;
  const notAgain = remembered
    ? ` ${l10n.t('It was not asked again, so that the login is not locked out.')}`
    : '';
  const advice = refusalAdvice(error) + notAgain;
  const message = refusalMessage(host, status, error) + said;
  return error === 'invalid_client' || error === 'access_denied' || error === 'invalid_grant'
    ? explanation(message, advice, 'setSecret', 'editTenant')
    : explanation(message, advice, 'editTenant', 'tryAgain');
}

function refusalMessage(host: string, status: number, error: string): string {
  switch (error) {
    case 'invalid_client':
    case 'invalid_grant':
    case 'access_denied':
      return l10n.t('Login ID or API secret not accepted by {0}.', host);
    case 'invalid_scope':
      return l10n.t('{0} does not know the tenant that was asked for (invalid_scope).', host);
    case 'unauthorized_client':
      return l10n.t('This login may not get tokens from {0} (unauthorized_client).', host);
    case 'unsupported_grant_type':
      return l10n.t('{0} does not support the client-credentials grant.', host);
    default:
      return l10n.t('{0} refused the token request ({1}, status {2}).', host, error, status);
  }
}

function refusalAdvice(error: string): string {
  switch (error) {
    case 'invalid_client':
    case 'invalid_grant':
    case 'access_denied':
      return l10n.t(
        'Check the login ID and enter the API secret again. The user may also be disabled or locked out.',
      );
    case 'invalid_scope':
      return l10n.t(
        "Check the host and the scope in the tenant's settings; older servers take it as scopeParameter tenant.",
      );
    case 'unauthorized_client':
      return l10n.t('Ask an administrator for API access for this login.');
    case 'unsupported_grant_type':
      return l10n.t("Check tokenPath in the tenant's settings.");
    default:
      return l10n.t(
        'Check login ID, scope, clientAuthentication and tokenParameters of the tenant.',
      );
  }
}

function explainTokenStatus(host: string, status: number, retryAfter?: number): Explanation {
  const wait =
    retryAfter === undefined
      ? l10n.t('Try again later.')
      : l10n.t('It asks to wait until {0}.', waitUntil(retryAfter));
  switch (status) {
    case 401:
      return explanation(
        l10n.t('Login ID or API secret not accepted by {0} (status 401).', host),
        refusalAdvice('invalid_client'),
        'setSecret',
        'editTenant',
      );
    case 403:
      return explanation(
        l10n.t('Blocked before reaching the token endpoint of {0} (status 403).', host),
        l10n.t('A firewall or proxy may stand in between. Nothing is sent again for a minute.'),
        'tryAgain',
      );
    case 404:
    case 405:
    case 415:
    case 501:
      return explanation(
        l10n.t('There is no token endpoint at this path of {0} (status {1}).', host, status),
        l10n.t("Check host and tokenPath in the tenant's settings."),
        'editTenant',
      );
    case 429:
      return explanation(
        l10n.t('{0} gets too many token requests (status 429).', host),
        wait,
        'tryAgain',
      );
    default:
      return status >= 500
        ? explanation(
            l10n.t('{0} could not give a token just now (status {1}).', host, status),
            wait,
            'tryAgain',
          )
        : explanation(
            l10n.t('The token endpoint of {0} answered with status {1}.', host, status),
            l10n.t("Check host and tokenPath in the tenant's settings."),
            'editTenant',
            'tryAgain',
          );
  }
}

function waitUntil(seconds: number): string {
  const date = new Date(Date.now() + seconds * 1000);
  return seconds < 86_400 ? date.toLocaleTimeString() : date.toLocaleString();
}

function explainUrl(url: string, reason: UrlProblem): Explanation {
  switch (reason) {
    case 'scheme':
      return explanation(
        l10n.t('“{0}” is neither a path nor an http or https URL.', url),
        l10n.t('Write a path such as /data, or a URL such as https://example.com/data.'),
      );
    case 'user-information':
      return explanation(
        l10n.t('The URL “{0}” contains a user name or password.', url),
        l10n.t("Remove it: the tenant's token is added by itself."),
      );
    case 'control-character':
      return explanation(
        l10n.t('The URL contains a line break or another control character.'),
        l10n.t('Remove it, or percent-encode it.'),
      );
    case 'variable':
      return explanation(
        l10n.t('The URL “{0}” contains a variable without a value.', url),
        l10n.t('Replace the variable with a value.'),
      );
    default:
      return explanation(
        url === '' ? l10n.t('There is no URL.') : l10n.t('“{0}” is not a valid URL.', url),
        l10n.t('Write a path such as /data, or a URL such as https://example.com/data.'),
      );
  }
}

function explainHeader(name: string, reason: ErrorFacts['header-invalid']['reason']): Explanation {
  switch (reason) {
    case 'name':
      return explanation(
        l10n.t('“{0}” is not a valid header name.', name),
        l10n.t('Header names have no spaces, colons or line breaks.'),
      );
    case 'value':
      return explanation(
        l10n.t("The value of the header {0} has characters that can't be sent.", name),
        l10n.t('Remove line breaks, control characters and characters outside Latin-1.'),
      );
    case 'reserved':
      return explanation(
        l10n.t('The header {0} belongs to the connection and is set by itself.', name),
        l10n.t('Remove it from the request.'),
      );
    case 'duplicate':
      return explanation(
        l10n.t('The header {0} is there more than once.', name),
        l10n.t('Keep one of them.'),
      );
  }
}
