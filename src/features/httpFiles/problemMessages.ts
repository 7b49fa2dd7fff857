import { l10n } from 'vscode';
import type { HttpFileProblem, ProblemCode, ProblemFacts } from '../../core/httpFile/problems';

type Say<C extends ProblemCode> = (facts: ProblemFacts[C]) => string;

const sentences: { readonly [C in ProblemCode]: Say<C> } = {
  'request-line-invalid': ({ reason }) => {
    switch (reason) {
      case 'curl':
        return l10n.t('A curl command can’t be sent. Write a method and a path, as in GET /data.');
      case 'protocol':
        return l10n.t('Only HTTP requests can be sent.');
      case 'no-target':
        return l10n.t('There is no address behind the method. Write one, as in GET /data.');
      case 'not-a-request':
        return l10n.t('This is no request. Write a method and a path, as in GET /data.');
    }
  },
  'target-invalid': ({ reason }) =>
    reason === 'empty'
      ? l10n.t('The address is empty. Write a path of the tenant, as in GET /data.')
      : l10n.t('The address has no scheme. Begin it with / for the tenant, or with https://.'),
  'header-without-colon': ({ indented }) =>
    indented
      ? l10n.t('A header can’t go on in a further line. Write it in one line.')
      : l10n.t('This header has no colon. Write Name: value, or a blank line before the body.'),
  'header-name-invalid': () => l10n.t('This can’t be the name of a header.'),
  'header-value-invalid': ({ name }) =>
    l10n.t('The value of {0} holds characters that a header can’t carry.', name),
  'header-reserved': ({ name }) =>
    l10n.t('{0} is set by the connection itself. Take the line out.', name),
  'header-dropped': ({ name }) => l10n.t('{0} is not sent: it is computed.', name),
  'header-duplicate': ({ name }) => l10n.t('{0} may stand here only once.', name),
  'host-differs': () =>
    l10n.t('Host names another server than the address. Take the Host line out.'),
  'separator-indented': () =>
    l10n.t('### separates requests only at the start of a line. Take the blanks out.'),
  'directive-misplaced': ({ directive }) =>
    l10n.t('@{0} counts only above the request line. Move it there.', directive),
  'directive-invalid': ({ directive }) => l10n.t('@{0} needs another value.', directive),
  'name-duplicate': ({ name, firstLine }) =>
    l10n.t(
      'The request in line {1} is called {0} too. Give one of them another name.',
      name,
      firstLine + 1,
    ),
  'tenant-unknown': ({ tenant }) =>
    l10n.t('There is no tenant called “{0}”. Add it, or correct the name.', tenant),
  'authorization-scheme-unsupported': ({ scheme }) =>
    l10n.t('{0} is not supported. Take the line out to send the tenant’s token.', scheme),
  'secret-literal': () =>
    l10n.t(
      'This looks like a secret, in a file that others may read. Without this line, the tenant’s token is sent.',
    ),
  'variable-unknown': ({ name }) =>
    l10n.t('Nothing defines {0}. Add a line @{0} = value to the file.', name),
  'variable-cycle': ({ names }) =>
    l10n.t('These variables are defined by each other: {0}.', names.join(' → ')),
  'variable-too-deep': ({ name }) => l10n.t('{0} goes through too many other variables.', name),
  'variable-arguments-invalid': ({ name }) => l10n.t('{0} needs other arguments.', name),
  'variable-line-break': ({ name }) =>
    l10n.t('The value of {0} holds a line break, which can’t be sent here.', name),
  'variable-redefined': ({ name }) =>
    l10n.t('{0} is defined again further down; the last definition counts.', name),
  'expansion-too-large': () => l10n.t('With its variables filled in, the request is too large.'),
  'token-misplaced': ({ name }) =>
    l10n.t(
      '{0} stands for the tenant’s token, which is sent as Authorization: Bearer and nowhere else.',
      name,
    ),
  'request-unknown': ({ name }) => l10n.t('No request of this file is called {0}.', name),
  'response-missing': ({ request }) => l10n.t('{0} has no response yet. Send it first.', request),
  'response-value-missing': ({ request, path }) =>
    l10n.t('The response of {0} has nothing at {1}.', request, path),
  'path-unsupported': ({ path }) =>
    l10n.t('{0} can’t be looked up. Write a path like $.items[0].id.', path),
  'request-cycle': ({ names }) =>
    l10n.t('These requests need each other’s responses: {0}.', names.join(' → ')),
  'untrusted-workspace': () =>
    l10n.t('This is read only in a trusted workspace. Trust the workspace to send the request.'),
  'file-missing': ({ path }) =>
    l10n.t('The file {0} is neither beside this file nor in the workspace folder.', path),
  'file-outside': ({ path }) =>
    l10n.t('The file {0} is outside of the workspace folder. Copy it there to send it.', path),
  'file-too-large': ({ path }) =>
    l10n.t('The file {0} is larger than 50 MB, the most that is sent.', path),
  'encoding-unknown': ({ encoding }) =>
    l10n.t('There is no encoding called {0}. Write for example <@utf-8 or <@latin1.', encoding),
  'boundary-missing': () =>
    l10n.t('A multipart body needs its boundary in Content-Type, as in ; boundary=part.'),
  'graphql-variables-invalid': () => l10n.t('The GraphQL variables are not a JSON object.'),
  'body-like-headers': () =>
    l10n.t('The body begins like a header. If it is one, take out the blank line before it.'),
  'query-after-blank-line': () =>
    l10n.t('This is sent as the body. To make it part of the address, take out the blank line.'),
  'script-not-run': () => l10n.t('Scripts are not run.'),
  'response-reference-ignored': () => l10n.t('The saved response is not compared.'),
  'output-not-saved': () => l10n.t('The response is not saved to the file.'),
  'environment-file-invalid': ({ file }) =>
    l10n.t('{0} is not valid JSON; its environments are left out.', file),
  'environment-value-unsupported': ({ file, name }) =>
    l10n.t('The value of {1} in {0} is of a kind that is not supported.', file, name),
};

/** A problem of a file in words: what is wrong, and what to do next. */
export function describeProblem({ code, facts }: Pick<HttpFileProblem, 'code' | 'facts'>): string {
  return (sentences[code] as Say<ProblemCode>)(facts);
}
