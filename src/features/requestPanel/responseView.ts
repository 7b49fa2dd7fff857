import { l10n } from 'vscode';
import type { Exchange, ExchangeNote } from '../../core/http/authorizedClient';
import { readBody } from '../../core/http/bodyText';
import { formatJson } from '../../core/http/formatJson';
import { headerValue, type HeaderList } from '../../core/http/httpClient';
import type { Redactor } from '../../core/redact';
import type { Tenant } from '../../core/tenants/tenant';
import type { BodyView, ResponseView } from '../../protocol/panel';

/** Most bytes of a body that are shown; the rest can be opened or saved. */
export const displayLimitBytes = 5 * 1024 * 1024;

/** A response as the panel may see it: nothing in it that the redactor knows as secret. */
export function viewResponse(exchange: Exchange, tenant: Tenant, redactor: Redactor): ResponseView {
  const { response } = exchange;
  return {
    status: response.status,
    reason: redactor.redact(response.reason),
    durationMs: exchange.durationMs,
    bodyBytes: response.body.length,
    headers: redactHeaders(response.headers, redactor),
    body: viewBody(exchange, redactor),
    request: {
      tenant: tenant.name,
      method: exchange.method,
      url: redactor.redact(exchange.url),
      token: exchange.token,
      headers: redactHeaders(exchange.sentHeaders, redactor),
    },
    notes: notesOf(exchange, tenant),
  };
}

function viewBody(exchange: Exchange, redactor: Redactor): BodyView {
  const { headers, body } = exchange.response;
  const content = readBody(headerValue(headers, 'content-type'), body, displayLimitBytes);
  if (content.kind === 'binary') {
    return { ...content, hexPreview: redactor.redactValues(content.hexPreview) };
  }
  if (content.kind === 'empty') return content;
  const raw = redactor.redact(content.text);
  const formatted = content.language === 'json' ? formatJson(raw) : undefined;
  return {
    kind: 'text',
    language: content.language,
    raw,
    truncated: content.truncated,
    ...(formatted === undefined ? {} : { formatted }),
  };
}

function redactHeaders(headers: HeaderList, redactor: Redactor): HeaderList {
  return headers.map(([name, value]) => [
    redactor.redact(name),
    redactor.redactHeader(name, value),
  ]);
}

function notesOf(exchange: Exchange, tenant: Tenant): string[] {
  const outcomes = exchange.earlierAttempts.map(({ outcome }) => String(outcome)).join(', ');
  return [
    ...exchange.notes.map((note) => noteText(note, tenant, outcomes)),
    ...(exchange.response.status === 403 && exchange.token !== 'none'
      ? [l10n.t('The login {0} lacks a privilege for this.', tenant.clientId)]
      : []),
    ...(exchange.token === 'own-authorization'
      ? [l10n.t('The Authorization header of the request was sent as it is written.')]
      : []),
  ];
}

function noteText(note: ExchangeNote, tenant: Tenant, outcomes: string): string {
  switch (note) {
    case 'token-renewed':
      return l10n.t(
        'The server rejected the token (401). A new one was fetched and the request sent again.',
      );
    case 'same-token-again':
      return l10n.t('The server still rejects the token it has just issued.');
    case 'renewed-moments-ago':
      return l10n.t('The token was renewed moments ago, so it was not renewed again.');
    case 'repeated':
      return l10n.t('The request was repeated; before: {0}.', outcomes);
    case 'redirect-followed':
      return l10n.t('A redirect on the same origin was followed; before: {0}.', outcomes);
    case 'redirect-not-followed':
      return l10n.t('The redirect was not followed: only GET on the same origin is.');
    case 'other-origin':
      return l10n.t('Not an origin of {0}: sent without its token.', tenant.name);
  }
}
