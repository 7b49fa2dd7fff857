import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Draft } from '../../../src/protocol/panel';
import { DraftSync } from '../../../src/webview/draftSync';

const draft = (url: string): Draft => ({ tenant: '', method: 'GET', url, headers: [], body: '' });

describe('DraftSync', () => {
  let told: string[];
  let sync: DraftSync;

  beforeEach(() => {
    told = [];
    sync = new DraftSync(({ url }) => told.push(url), 10);
  });

  it('tells the last of several edits, once', async () => {
    sync.edited(draft('/a'));
    sync.edited(draft('/b'));
    assert.deepEqual(told, []);
    await sleep(30);
    assert.deepEqual(told, ['/b']);
    sync.flush();
    assert.deepEqual(told, ['/b']);
  });

  it('tells at once when flushed, and not again later', async () => {
    sync.edited(draft('/a'));
    sync.flush();
    assert.deepEqual(told, ['/a']);
    await sleep(30);
    assert.deepEqual(told, ['/a']);
  });

  it('forgets', async () => {
    sync.edited(draft('/a'));
    sync.forget();
    await sleep(30);
    assert.deepEqual(told, []);
  });
});
