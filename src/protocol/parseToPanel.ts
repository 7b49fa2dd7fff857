import type { HeaderList } from '../core/http/httpClient';
import { isCount, isRecord, isText, parseList } from './check';
import type {
  BodyView,
  FailureView,
  Outcome,
  ResponseView,
  TenantSummary,
  ToPanel,
  TokenUse,
} from './panel';
import { parseDraft } from './parseDraft';

/** Reads a message that came from the extension; undefined when any part of it is wrong. */
export function parseToPanel(value: unknown): ToPanel | undefined {
  if (!isRecord(value)) return undefined;
  const { type } = value;
  switch (type) {
    case 'show': {
      const draft = parseDraft(value['draft']);
      const choice = parseTenantChoice(value);
      const outcome = parseOutcome(value['outcome']);
      return draft && choice && outcome && { type, draft, ...choice, outcome };
    }
    case 'tenants': {
      const choice = parseTenantChoice(value);
      return choice && { type, ...choice };
    }
    case 'outcome': {
      const outcome = parseOutcome(value['outcome']);
      return outcome && { type, outcome };
    }
    case 'focus': {
      const { field } = value;
      return field === 'url' || field === 'send' ? { type, field } : undefined;
    }
    default:
      return undefined;
  }
}

function parseTenantChoice(value: Readonly<Record<string, unknown>>) {
  const { activeTenant } = value;
  const tenants = parseList(value['tenants'], parseTenant);
  return tenants && isText(activeTenant) ? { tenants, activeTenant } : undefined;
}

function parseTenant(value: unknown): TenantSummary | undefined {
  if (!isRecord(value)) return undefined;
  const { name, origin, production, plainHttp } = value;
  if (!isText(name) || !isText(origin)) return undefined;
  if (typeof production !== 'boolean' || typeof plainHttp !== 'boolean') return undefined;
  return { name, origin, production, plainHttp };
}

function parseOutcome(value: unknown): Outcome | undefined {
  if (!isRecord(value)) return undefined;
  const { kind } = value;
  switch (kind) {
    case 'none':
    case 'cancelled':
      return { kind };
    case 'sending': {
      const { since, step } = value;
      if (!isCount(since)) return undefined;
      return step === 'token' || step === 'request' ? { kind, since, step } : undefined;
    }
    case 'response': {
      const response = parseResponse(value['response']);
      return response && { kind, response };
    }
    case 'failure': {
      const failure = parseFailure(value['failure']);
      return failure && { kind, failure };
    }
    default:
      return undefined;
  }
}

function parseResponse(value: unknown): ResponseView | undefined {
  if (!isRecord(value)) return undefined;
  const { status, reason, durationMs, bodyBytes } = value;
  if (!isCount(status) || !isText(reason)) return undefined;
  if (!isCount(durationMs) || !isCount(bodyBytes)) return undefined;
  const headers = parseHeaders(value['headers']);
  const body = parseBody(value['body']);
  const request = parseRequest(value['request']);
  const notes = parseList(value['notes'], (note) => (isText(note) ? note : undefined));
  if (!headers || !body || !request || !notes) return undefined;
  return { status, reason, durationMs, bodyBytes, headers, body, request, notes };
}

function parseRequest(value: unknown): ResponseView['request'] | undefined {
  if (!isRecord(value)) return undefined;
  const { tenant, method, url, token } = value;
  const headers = parseHeaders(value['headers']);
  if (!isText(tenant) || !isText(method) || !isText(url)) return undefined;
  return headers && isTokenUse(token) ? { tenant, method, url, token, headers } : undefined;
}

function isTokenUse(value: unknown): value is TokenUse {
  return (
    value === 'attached' || value === 'renewed' || value === 'own-authorization' || value === 'none'
  );
}

function parseHeaders(value: unknown): HeaderList | undefined {
  return parseList(value, (line) => {
    if (!Array.isArray(line) || line.length !== 2) return undefined;
    const [name, text] = line as unknown[];
    return isText(name) && isText(text) ? ([name, text] as const) : undefined;
  });
}

function parseBody(value: unknown): BodyView | undefined {
  if (!isRecord(value)) return undefined;
  const { kind } = value;
  switch (kind) {
    case 'empty':
      return { kind };
    case 'text': {
      const { language, raw, formatted, truncated } = value;
      if (!isLanguage(language) || !isText(raw) || typeof truncated !== 'boolean') return undefined;
      if (formatted === undefined) return { kind, language, raw, truncated };
      return isText(formatted) ? { kind, language, raw, formatted, truncated } : undefined;
    }
    case 'binary': {
      const { contentType, hexPreview } = value;
      if (!isText(contentType) || !isText(hexPreview)) return undefined;
      return { kind, contentType, hexPreview };
    }
    default:
      return undefined;
  }
}

type Language = Extract<BodyView, { kind: 'text' }>['language'];

function isLanguage(value: unknown): value is Language {
  return value === 'json' || value === 'xml' || value === 'html' || value === 'text';
}

function parseFailure(value: unknown): FailureView | undefined {
  if (!isRecord(value)) return undefined;
  const { message, advice } = value;
  if (!isText(message) || !isText(advice)) return undefined;
  const actions = parseList(value['actions'], (action) => {
    if (!isRecord(action)) return undefined;
    const { id, title } = action;
    return isText(id) && isText(title) ? { id, title } : undefined;
  });
  return actions && { message, advice, actions };
}
