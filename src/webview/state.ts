import { limits } from '../protocol/limits';
import type { Draft, Outcome, TenantSummary, ToPanel } from '../protocol/panel';

export type RequestTab = 'query' | 'headers' | 'body';
export type ResponseTab = 'body' | 'headers' | 'request';
export type BodyMode = 'formatted' | 'raw';

/** Everything the panel shows. */
export interface PanelState {
  /** False until the extension has sent the first draft. */
  readonly ready: boolean;
  readonly draft: Draft;
  readonly tenants: readonly TenantSummary[];
  readonly activeTenant: string;
  readonly outcome: Outcome;
  /** The draft that `outcome` belongs to. */
  readonly sentDraft: Draft;
  readonly requestTab: RequestTab;
  readonly responseTab: ResponseTab;
  readonly bodyMode: BodyMode;
}

/** What the user does, and what the extension says. */
export type Action =
  | { readonly type: 'edit'; readonly change: Partial<Draft> }
  | { readonly type: 'send'; readonly now: number }
  | { readonly type: 'selectRequestTab'; readonly tab: RequestTab }
  | { readonly type: 'selectResponseTab'; readonly tab: ResponseTab }
  | { readonly type: 'selectBodyMode'; readonly mode: BodyMode }
  | { readonly type: 'received'; readonly message: ToPanel };

const blankDraft: Draft = { tenant: '', method: 'GET', url: '', headers: [], body: '' };

/** The state before the extension has said anything. */
export const initialState: PanelState = {
  ready: false,
  draft: blankDraft,
  tenants: [],
  activeTenant: '',
  outcome: { kind: 'none' },
  sentDraft: blankDraft,
  requestTab: 'query',
  responseTab: 'body',
  bodyMode: 'formatted',
};

/** The state after an action. */
export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case 'edit':
      return { ...state, draft: { ...state.draft, ...action.change } };
    case 'send':
      if (!canSend(state)) return state;
      return {
        ...state,
        sentDraft: state.draft,
        // Shown at once, so a second Send finds the first; the extension soon says the real step.
        outcome: { kind: 'sending', since: action.now, step: 'request' },
      };
    case 'selectRequestTab':
      return { ...state, requestTab: action.tab };
    case 'selectResponseTab':
      return { ...state, responseTab: action.tab };
    case 'selectBodyMode':
      return { ...state, bodyMode: action.mode };
    case 'received':
      return receive(state, action.message);
  }
}

function receive(state: PanelState, message: ToPanel): PanelState {
  switch (message.type) {
    case 'show': {
      const { draft, tenants, activeTenant, outcome } = message;
      return {
        ...state,
        ready: true,
        draft,
        tenants,
        activeTenant,
        outcome,
        sentDraft: draft,
        requestTab: state.ready ? state.requestTab : firstTab(draft),
      };
    }
    case 'tenants':
      return { ...state, tenants: message.tenants, activeTenant: message.activeTenant };
    case 'outcome':
      return { ...state, outcome: message.outcome };
    case 'focus':
      return state;
  }
}

/** The tab a draft opens with: its body when it has one, for that is what people edit next. */
function firstTab(draft: Draft): RequestTab {
  return draft.body === '' ? 'query' : 'body';
}

/** True while a request is under way. */
export function isSending(state: PanelState): boolean {
  return state.outcome.kind === 'sending';
}

/** True when the draft can go to the extension. */
export function canSend(state: PanelState): boolean {
  return state.ready && !isSending(state) && state.draft.body.length <= limits.body;
}

/** The name of the tenant that the draft goes to: its own, or the window's. */
export function chosenTenantName(state: PanelState): string {
  return state.draft.tenant || state.activeTenant;
}

/** The tenant of a name, if it is configured. */
export function findTenant(state: PanelState, name: string): TenantSummary | undefined {
  return state.tenants.find((tenant) => tenant.name === name);
}

/** True when the result on screen answers something else than what is being edited. */
export function isEditedSince({ draft, sentDraft, outcome }: PanelState): boolean {
  if (outcome.kind === 'none' || outcome.kind === 'sending') return false;
  return draft !== sentDraft && !sameDraft(draft, sentDraft);
}

function sameDraft(one: Draft, other: Draft): boolean {
  return (
    one.tenant === other.tenant &&
    one.method === other.method &&
    one.url === other.url &&
    one.body === other.body &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers)
  );
}
