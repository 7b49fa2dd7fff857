import assert from 'node:assert/strict';
import { limits } from '../../../src/protocol/limits';
import type { Draft, Outcome, ToPanel } from '../../../src/protocol/panel';
import {
  type Action,
  canSend,
  chosenTenantName,
  findTenant,
  initialState,
  isEditedSince,
  isSending,
  type PanelState,
  reduce,
} from '../../../src/webview/state';

const draft: Draft = { tenant: '', method: 'GET', url: '/a', headers: [], body: '' };
const acme = { name: 'acme', origin: 'https://acme.test', production: true, plainHttp: false };
const failure: Outcome = { kind: 'failure', failure: { message: 'm', advice: 'a', actions: [] } };

const show = (change: Partial<Extract<ToPanel, { type: 'show' }>> = {}): Action => ({
  type: 'received',
  message: {
    type: 'show',
    draft,
    tenants: [acme],
    activeTenant: 'acme',
    outcome: { kind: 'none' },
    ...change,
  },
});
const outcome = (value: Outcome): Action => ({
  type: 'received',
  message: { type: 'outcome', outcome: value },
});
const edit = (change: Partial<Draft>): Action => ({ type: 'edit', change });
const send: Action = { type: 'send', now: 1000 };

const after = (...actions: Action[]): PanelState => actions.reduce(reduce, initialState);

describe('panel state', () => {
  it('is not ready, and sends nothing, before the first draft', () => {
    assert.equal(initialState.ready, false);
    assert.equal(after(send), initialState);
  });

  it('shows what the extension says', () => {
    const state = after(show());
    assert.equal(state.ready, true);
    assert.equal(state.draft, draft);
    assert.equal(state.requestTab, 'query');
    assert.equal(findTenant(state, chosenTenantName(state)), acme);
  });

  it('opens a draft with a body on its body, and keeps the tab after that', () => {
    assert.equal(after(show({ draft: { ...draft, body: '{}' } })).requestTab, 'body');
    const chosen = after(show(), { type: 'selectRequestTab', tab: 'headers' }, show());
    assert.equal(chosen.requestTab, 'headers');
  });

  it('prefers the tenant of the draft to that of the window', () => {
    const state = after(show(), edit({ tenant: 'gone' }));
    assert.equal(chosenTenantName(state), 'gone');
    assert.equal(findTenant(state, 'gone'), undefined);
  });

  it('follows a change of tenants and leaves the draft alone', () => {
    const edited = after(show(), edit({ url: '/b' }));
    const state = reduce(edited, {
      type: 'received',
      message: { type: 'tenants', tenants: [], activeTenant: '' },
    });
    assert.deepEqual([state.tenants, state.activeTenant, state.draft.url], [[], '', '/b']);
  });

  it('is sending from the click on, and sends once', () => {
    const state = after(show(), send);
    assert.ok(isSending(state));
    assert.equal(canSend(state), false);
    assert.equal(reduce(state, send), state);
    assert.ok(canSend(reduce(state, outcome({ kind: 'cancelled' }))));
  });

  it('takes the step from the extension', () => {
    const step: Outcome = { kind: 'sending', since: 900, step: 'token' };
    assert.equal(after(show(), send, outcome(step)).outcome, step);
  });

  it('refuses a body over the limit', () => {
    const body = 'x'.repeat(limits.body);
    assert.ok(canSend(after(show(), edit({ body }))));
    assert.equal(canSend(after(show(), edit({ body: `${body}x` }))), false);
  });

  it('knows a result from the edits made since', () => {
    const state = after(show(), send, outcome(failure));
    assert.equal(isEditedSince(state), false);
    const edited = reduce(state, edit({ url: '/b' }));
    assert.ok(isEditedSince(edited));
    assert.equal(edited.sentDraft, draft);
    assert.equal(isEditedSince(reduce(edited, edit({ url: '/a' }))), false);
    assert.equal(isEditedSince(after(show(), edit({ url: '/b' }))), false);
  });

  it('knows edits made while the request was under way', () => {
    const state = after(show(), send, edit({ method: 'PUT' }), outcome(failure));
    assert.ok(isEditedSince(state));
  });

  it('keeps the chosen tabs over the next response', () => {
    const state = after(
      show(),
      { type: 'selectResponseTab', tab: 'headers' },
      { type: 'selectBodyMode', mode: 'raw' },
      send,
      outcome(failure),
    );
    assert.deepEqual([state.responseTab, state.bodyMode], ['headers', 'raw']);
  });

  it('does not change for a focus', () => {
    const state = after(show());
    const focus: Action = { type: 'received', message: { type: 'focus', field: 'url' } };
    assert.equal(reduce(state, focus), state);
  });
});
