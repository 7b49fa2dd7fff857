import assert from 'node:assert/strict';
import { headerValue } from '../../src/core/http/httpClient';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant, changeTenant } from './driver/addTenant';
import { useWindow } from './driver/useWindow';

describe('a token’s life', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({ files: { 'requests.http': 'GET /data?limit=1\n' } });

  it('is shown in the status bar with what can be done next', async () => {
    await addTenant(window(), sandbox, 'acme');
    await window().statusBarText(/^acme · (59|60) min$/);
    await window().clickStatusBar(/acme/);
    assert.deepEqual(await window().pickLabels('What next?'), [
      'Renew Token',
      'Copy Token…',
      'Sign Out',
      'Open Request Runner',
      'Switch Tenant…',
      'Edit Tenant…',
      'Set Client Secret…',
    ]);
    await window().cancelInput();
  });

  it('ends in the middle of work: it is renewed once, the request repeated once, and that is said', async () => {
    await window().openFile('requests.http');
    sandbox.revokeTokens();
    const before = sandbox.requests.length;
    await window().clickCodeLens('Send to acme');
    await window().clickDialog('Allow');
    await window().textBehindLine(/^200 OK .* token renewed$/);
    assert.deepEqual(
      sandbox.requests.slice(before).map(({ path, status }) => [path, status]),
      [
        ['/data', 401],
        ['/configapi/v2/oauth/token', 200],
        ['/data', 200],
      ],
    );
  });

  it('is copied after a question', async () => {
    await window().runCommand('Tenant API: Copy Token…');
    await window().dialogText(/Copy the access token/);
    await window().clickDialog('Copy Token');
    await window().statusBarText(/Token copied for 30 seconds/);
    const token = await window().clipboard();
    const [last] = sandbox.requests.slice(-1);
    assert.equal(headerValue(last?.headers ?? [], 'authorization'), `Bearer ${token}`);
  });

  it('is near its end: the status bar warns', async () => {
    sandbox.behavior.token.next({ fields: { expires_in: '10' } });
    await window().runCommand('Tenant API: Renew Token');
    await window().statusBarText(/^acme · < 1 min$/);
    // It warns in the last fifth of the token's life.
    const warning = window().page.locator('.statusbar-item.warning-kind', { hasText: 'acme' });
    await warning.waitFor();
  });

  it('can’t be had: the cause is told, and a refused secret is not tried again by itself', async () => {
    sandbox.behavior.token.always({
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"invalid_client","error_description":"User is locked out"}',
    });
    await window().runCommand('Tenant API: Sign Out');
    const before = sandbox.requests.length;
    await window().runCommand('Tenant API: Get Token');
    assert.match(await window().notificationText(/User is locked out/), /127\.0\.0\.1/);
    await window().statusBarText(/acme · no token: failed/);
    await window().clearNotifications();
    await window().clickCodeLens('Send to acme');
    await window().textBehindLine(/^Not sent$/);
    assert.equal(sandbox.requests.length, before + 1);
    sandbox.behavior.token.clear();
  });

  it('works again when the user asks', async () => {
    await window().runCommand('Tenant API: Get Token');
    await window().statusBarText(/^acme · (59|60) min$/);
  });

  for (const { wrong, settings, answer, says } of [
    {
      wrong: 'a web page',
      answer: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><title>Sign in</title></html>',
      },
      says: /Sign in/,
    },
    {
      wrong: 'a token of another type',
      answer: { fields: { token_type: 'mac' } },
      says: /mac/,
    },
    {
      wrong: 'too many requests',
      answer: { status: 429, headers: { 'retry-after': '120' }, body: '' },
      says: /429|too many/i,
    },
    { wrong: 'nobody who listens', settings: { host: '127.0.0.1:9' }, says: /127\.0\.0\.1:9/ },
  ]) {
    it(`tells of ${wrong}`, async () => {
      if (answer) sandbox.behavior.token.always(answer);
      if (settings) {
        await changeTenant(window(), 'acme', settings);
        await window().runCommand('Tenant API: Set Client Secret…');
        await window().pick('acme');
        await window().answer('anything', 'secret');
        assert.match(await window().dialogText(says), says);
        await window().page.keyboard.press('Escape');
      } else {
        await window().runCommand('Tenant API: Renew Token');
        assert.match(await window().notificationText(says), says);
        await window().clearNotifications();
      }
      sandbox.behavior.token.clear();
    });
  }
});
