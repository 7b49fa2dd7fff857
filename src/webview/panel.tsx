import './panel.css';
import { render } from 'preact';
import { limits } from '../protocol/limits';
import { parseToPanel } from '../protocol/parseToPanel';
import { DraftSync } from './draftSync';
import { isSendKey } from './sendKeys';
import { type Action, canSend, initialState, isSending, reduce } from './state';
import { loadStrings } from './strings';
import { Panel } from './views/Panel';
import { vscodeApi } from './vscodeApi';

const root = document.getElementById('panel');
if (!root) throw new Error('The page has no element with the id "panel".');
const container = root;

let state = initialState;
const post = vscodeApi.postMessage.bind(vscodeApi);
const sync = new DraftSync((draft) => post({ type: 'edited', draft }));

function perform(action: Action) {
  const before = state;
  state = reduce(state, action);
  if (state === before) return;
  if (action.type === 'edit') sync.edited(state.draft);
  if (action.type === 'received' && action.message.type === 'show') sync.forget();
  draw();
}

function send() {
  if (!canSend(state)) return;
  sync.flush();
  perform({ type: 'send', now: Date.now() });
  post({ type: 'send', draft: state.draft });
}

function draw() {
  render(<Panel state={state} onAction={perform} onSend={send} onPost={post} />, container);
}

function receive(data: unknown) {
  const message = parseToPanel(data);
  if (!message) {
    fail('A message from the extension could not be read.');
    return;
  }
  perform({ type: 'received', message });
  if (message.type === 'focus') document.getElementById(message.field)?.focus();
}

function fail(message: string) {
  post({ type: 'failed', message: message.slice(0, limits.failedMessage) });
}

window.addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
window.addEventListener('error', (event) => fail(event.message));
window.addEventListener('unhandledrejection', (event) => fail(String(event.reason)));

window.addEventListener('keydown', (event) => {
  if (isSendKey(event)) {
    event.preventDefault();
    send();
  } else if (event.key === 'Escape' && !event.defaultPrevented && isSending(state)) {
    post({ type: 'cancel' });
  }
});

window.addEventListener('blur', () => sync.flush());
window.addEventListener('pagehide', () => sync.flush());
document.addEventListener('visibilitychange', () => sync.flush());
document.addEventListener('focusout', () => sync.flush());

loadStrings(document.getElementById('strings')?.textContent);
const { panelId } = container.dataset;
if (panelId) vscodeApi.setState({ panelId });
post({ type: 'ready' });
