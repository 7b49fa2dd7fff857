import type { TenantRequest } from '../../core/http/authorizedClient';
import { hasHeader } from '../../core/http/headers';
import type { Draft } from '../../protocol/panel';

/** An empty draft for the window's active tenant. */
export const emptyDraft: Draft = {
  tenant: '',
  method: 'GET',
  url: '/',
  headers: [{ name: 'Accept', value: 'application/json', enabled: true }],
  body: '',
};

/**
 * The request that a draft stands for. A body without a Content-Type gets the one that fits it,
 * since servers refuse a body of unknown type.
 */
export function requestOf(draft: Draft): TenantRequest {
  const headers = draft.headers
    .filter(({ enabled, name }) => enabled && name.trim() !== '')
    .map(({ name, value }): [string, string] => [name.trim(), value.trim()]);
  const request = { method: draft.method.trim(), target: draft.url.trim(), headers };
  if (draft.body === '') return request;
  if (!hasHeader(headers, 'content-type')) headers.push(['Content-Type', typeOf(draft.body)]);
  return { ...request, body: new TextEncoder().encode(draft.body) };
}

/** The draft that shows a request; a body that is not text is left out. */
export function draftOf(tenant: string, request: TenantRequest): Draft {
  return {
    tenant,
    method: request.method,
    url: request.target,
    headers: request.headers.map(([name, value]) => ({ name, value, enabled: true })),
    body: request.body ? textOf(request.body) : '',
  };
}

function typeOf(body: string): string {
  try {
    JSON.parse(body);
    return 'application/json';
  } catch {
    return 'text/plain; charset=utf-8';
  }
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return '';
  }
}
