import assert from 'node:assert/strict';
import type { Outcome, ResponseView, ToPanel } from '../../../src/protocol/panel';
import { parseToPanel } from '../../../src/protocol/parseToPanel';

const response: ResponseView = {
  status: 200,
  reason: 'OK',
  durationMs: 12.5,
  bodyBytes: 2,
  headers: [['content-type', 'application/json']],
  body: { kind: 'text', language: 'json', raw: '{}', formatted: '{}', truncated: false },
  request: { tenant: 'acme', method: 'GET', url: 'https://a.test/', token: 'renewed', headers: [] },
  notes: ['n'],
};
const failure = { message: 'm', advice: 'a', actions: [{ id: 'i', title: 't' }] };
const tenants = [{ name: 'acme', origin: 'https://a.test', production: true, plainHttp: false }];
const draft = { tenant: '', method: 'GET', url: '/', headers: [], body: '' };

const outcomes: Outcome[] = [
  { kind: 'none' },
  { kind: 'cancelled' },
  { kind: 'sending', since: 1, step: 'token' },
  { kind: 'response', response },
  { kind: 'response', response: { ...response, body: { kind: 'empty' } } },
  {
    kind: 'response',
    response: { ...response, body: { kind: 'binary', contentType: '', hexPreview: '00' } },
  },
  {
    kind: 'response',
    response: {
      ...response,
      body: { kind: 'text', language: 'text', raw: 'x', truncated: true },
    },
  },
  { kind: 'failure', failure },
];

describe('parseToPanel', () => {
  it('reads every message', () => {
    const messages: ToPanel[] = [
      { type: 'show', draft, tenants, activeTenant: 'acme', outcome: { kind: 'none' } },
      { type: 'tenants', tenants, activeTenant: '' },
      { type: 'focus', field: 'url' },
      ...outcomes.map((outcome) => ({ type: 'outcome' as const, outcome })),
    ];
    for (const message of messages) assert.deepEqual(parseToPanel(message), message);
  });

  it('refuses a message when any one part is missing or of another type', () => {
    for (const outcome of outcomes) {
      for (const broken of breakages(outcome)) {
        const message = { type: 'outcome', outcome: broken };
        assert.equal(parseToPanel(message), undefined, JSON.stringify(broken));
      }
    }
    for (const broken of breakages({ type: 'tenants', tenants, activeTenant: '' })) {
      assert.equal(parseToPanel(broken), undefined, JSON.stringify(broken));
    }
  });

  it('refuses what is no message', () => {
    const wrong = [
      undefined,
      null,
      '',
      [],
      {},
      { type: 'ready' },
      { type: 'focus', field: 'body' },
    ];
    for (const value of wrong) assert.equal(parseToPanel(value), undefined);
  });
});

/** Copies of a value, each with one part replaced by a symbol, which no part may be. */
function breakages(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const copies: unknown[] = [];
  for (const key of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[key];
    for (const broken of [Symbol('wrong'), ...breakages(part)]) {
      const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
      copies.push(Object.assign(copy, { [key]: broken }));
    }
  }
  return copies;
}
