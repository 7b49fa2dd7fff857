import assert from 'node:assert/strict';
import { announcement } from '../../../src/webview/announcement';

describe('announcement', () => {
  it('says the step, the failure with its advice, and nothing before the first request', () => {
    assert.equal(announcement({ kind: 'none' }), '');
    assert.equal(announcement({ kind: 'sending', since: 0, step: 'token' }), 'Getting a token…');
    const failure = { message: 'No answer.', advice: 'Check the host.', actions: [] };
    assert.equal(announcement({ kind: 'failure', failure }), 'Failed: No answer. Check the host.');
    assert.equal(announcement({ kind: 'cancelled' }), 'Cancelled');
  });

  it('says status, duration and size of a response', () => {
    const request = { tenant: '', method: 'GET', url: '', token: 'none', headers: [] } as const;
    const said = announcement({
      kind: 'response',
      response: {
        status: 204,
        reason: '',
        durationMs: 12,
        bodyBytes: 0,
        headers: [],
        body: { kind: 'empty' },
        request,
        notes: [],
      },
    });
    assert.equal(said, '204, 12 ms, 0 B');
  });
});
