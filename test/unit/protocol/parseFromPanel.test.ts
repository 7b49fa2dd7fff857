import assert from 'node:assert/strict';
import { limits } from '../../../src/protocol/limits';
import { parseFromPanel } from '../../../src/protocol/parseFromPanel';

const draft = {
  tenant: 'acme',
  method: 'GET',
  url: '/a?b=1',
  disabledQuery: [{ row: 1, text: 'c=2' }],
  headers: [{ name: 'Accept', value: '*/*', enabled: false }],
  body: '',
};
const edited = (change: object) =>
  parseFromPanel({ type: 'edited', draft: { ...draft, ...change } });

describe('parseFromPanel', () => {
  it('reads every message', () => {
    const messages = [
      { type: 'ready' },
      { type: 'edited', draft },
      { type: 'send', draft },
      { type: 'cancel' },
      { type: 'action', id: 'showLog' },
      { type: 'addTenant' },
      { type: 'copyBody' },
      { type: 'openBody' },
      { type: 'saveBody' },
      { type: 'failed', message: 'm' },
    ];
    for (const message of messages) assert.deepEqual(parseFromPanel(message), message);
  });

  it('reads a draft without disabled parameters', () => {
    const { disabledQuery: _, ...rest } = draft;
    assert.deepEqual(parseFromPanel({ type: 'send', draft: rest }), { type: 'send', draft: rest });
  });

  it('takes over known fields only', () => {
    const message = { type: 'ready', token: 'x' };
    assert.deepEqual(parseFromPanel(message), { type: 'ready' });
    assert.deepEqual(edited({ extra: 1, headers: [{ ...draft.headers[0], extra: 1 }] }), {
      type: 'edited',
      draft,
    });
  });

  it('refuses what is no message', () => {
    const wrong = [
      undefined,
      null,
      1,
      'ready',
      [],
      ['ready'],
      {},
      { type: 'unknown' },
      { type: 'constructor' },
      { type: ['ready'] },
      { type: 'send' },
      { type: 'send', draft: null },
      { type: 'action' },
      { type: 'action', id: 1 },
      { type: 'failed' },
    ];
    for (const value of wrong) assert.equal(parseFromPanel(value), undefined);
  });

  it('refuses a draft with a part of a wrong type', () => {
    for (const name of Object.keys(draft)) {
      for (const wrong of [null, 1, {}, [1], [null], [{}]]) {
        assert.equal(edited({ [name]: wrong }), undefined, `${name}: ${JSON.stringify(wrong)}`);
      }
    }
    const header = draft.headers[0];
    assert.equal(edited({ headers: [header, { ...header, enabled: 'yes' }] }), undefined);
    assert.equal(edited({ disabledQuery: [{ row: 0.5, text: '' }] }), undefined);
    assert.equal(edited({ disabledQuery: [{ row: -1, text: '' }] }), undefined);
  });

  it('refuses what is over a limit, and takes what is at it', () => {
    const sized = (length: number) => 'x'.repeat(length);
    for (const name of ['body', 'url', 'method', 'tenant'] as const) {
      assert.ok(edited({ [name]: sized(limits[name]) }));
      assert.equal(edited({ [name]: sized(limits[name] + 1) }), undefined, name);
    }
    const rows = (count: number) => Array.from({ length: count }, () => draft.headers[0]);
    assert.ok(edited({ headers: rows(limits.rows) }));
    assert.equal(edited({ headers: rows(limits.rows + 1) }), undefined);
    const id = sized(limits.actionId + 1);
    assert.equal(parseFromPanel({ type: 'action', id }), undefined);
    const message = sized(limits.failedMessage + 1);
    assert.equal(parseFromPanel({ type: 'failed', message }), undefined);
  });
});
