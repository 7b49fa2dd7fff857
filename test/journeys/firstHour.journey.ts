import assert from 'node:assert/strict';
import { headerValue } from '../../src/core/http/httpClient';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { useWindow } from './driver/useWindow';
import { until } from './driver/until';

const requests = `### Teams
# @name teams
GET /configapi/v2/team

### With an Authorization of its own
GET /data?limit=1
Authorization: Bearer of-its-own

### Not finished
GET /data?limit={{howMany}}
`;

describe('the first hour', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({ files: { 'requests.http': requests } });

  it('begins with a welcome and a way to add a tenant', async () => {
    await window().statusBarText(/^Add Tenant$/);
    await window().page.locator('.activitybar [aria-label^="Tenant API"]').first().click();
    const welcome = window().page.locator('.welcome-view-content');
    await welcome.getByRole('button', { name: 'Add Tenant' }).waitFor();
  });

  it('says what is wrong with a host, and takes an address pasted from the browser', async () => {
    await window().runCommand('Tenant API: Add Tenant…');
    await window().fillInput('exa mple', 'Host');
    assert.match(await window().inputMessage(/has no spaces/), /./);
    await window().answer(`${sandbox.origin}/admin/users?page=2#top`);
    await window().answer(sandbox.clientId, 'Login');
  });

  it('masks the secret, and says why a wrong one was refused', async () => {
    await window().fillInput('not-the-secret', 'secret');
    assert.equal(await window().inputIsPassword(), true);
    await window().answer('not-the-secret', 'secret');
    await window().answer('acme', 'Name');
    const dialog = await window().dialogText(/login|secret/i);
    assert.match(dialog, /127\.0\.0\.1/);
    assert.ok(!dialog.includes('not-the-secret'));
  });

  it('lets the secret be corrected; all else is as typed', async () => {
    await window().clickDialog('Correct…');
    await window().answer(sandbox.origin, 'Host');
    assert.equal(await window().inputValue('Login'), sandbox.clientId);
    await window().confirmInput('Login');
    await window().answer(`  ${sandbox.clientSecret}\n`, 'secret');
    assert.equal(await window().inputValue('Name'), 'acme');
    await window().confirmInput('Name');
    assert.match(await window().notificationText(/Works/), /token valid for 59 min/);
    await window().statusBarText(/acme · (59|60) min/);
    assert.match(await window().statusBarLabel(/acme/), /Tenant acme, token valid for \d+ minutes/);
    const tenants = window().userSettings()['tenantApi.tenants'];
    assert.ok(!JSON.stringify(tenants).includes(sandbox.clientSecret));
    await window().clearNotifications();
  });

  it('sends from a file, after one question, with the tenant’s token', async () => {
    await window().openFile('requests.http');
    await window().codeLens('Send to acme');
    await window().clickCodeLens('Send to acme', 0);
    assert.match(await window().dialogText(/files of this folder/), /acme/);
    await window().clickDialog('Allow');
    assert.match(await window().textBehindLine(/^200 OK/), /^200 OK · \d+ ms · \d+ B$/);
    const panel = await window().webview();
    await panel.getByText('Billing Desk').waitFor();
    const sent = sandbox.requests.find(({ path }) => path === '/configapi/v2/team');
    assert.match(String(headerValue(sent?.headers ?? [], 'authorization')), /^Bearer \S+$/);
  });

  it('uses an Authorization of the file’s own as written, and says so', async () => {
    await window().clickCodeLens('Send to acme', 1);
    await window().textBehindLine(/^401 .*own Authorization/);
    const sent = sandbox.requests.filter(({ path }) => path === '/data');
    assert.deepEqual(
      sent.map(({ headers }) => headerValue(headers, 'authorization')),
      ['Bearer of-its-own'],
    );
  });

  it('sends nothing with a variable that nothing defines', async () => {
    const before = sandbox.requests.length;
    await window().clickCodeLens('Send to acme', 2);
    assert.match(await window().notificationText(/Not sent/), /Line 10: Nothing defines howMany/);
    await window().textBehindLine(/^Not sent$/);
    assert.equal(sandbox.requests.length, before);
    await window().clearNotifications();
  });

  it('sends from the panel with the keyboard alone', async () => {
    await window().runCommand('View: Close All Editors');
    await window().runCommand('Tenant API: Open Request Runner');
    const panel = await window().webview();
    const url = panel.getByRole('textbox', { name: 'URL' });
    await url.waitFor();
    await until('the URL to have the focus', () =>
      url.evaluate(
        (element) =>
          element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element,
      ),
    );
    await window().page.keyboard.press('ControlOrMeta+A');
    await window().page.keyboard.type('/configapi/v2/phone/user');
    assert.equal(await url.inputValue(), '/configapi/v2/phone/user');
    await window().page.keyboard.press('ControlOrMeta+Enter');
    await panel.getByText('mira.solberg').first().waitFor();
  });

  it('keeps what is typed while a request is under way', async () => {
    const url = (await window().webview()).getByRole('textbox', { name: 'URL' });
    await url.focus();
    await window().page.keyboard.press('ControlOrMeta+Enter');
    await window().page.keyboard.press('End');
    await window().page.keyboard.type('?limit=3');
    await (await window().webview()).getByText('mira.solberg').first().waitFor();
    assert.equal(await url.inputValue(), '/configapi/v2/phone/user?limit=3');
  });

  it('keeps what was typed when the window is reloaded', async () => {
    const url = (await window().webview()).getByRole('textbox', { name: 'URL' });
    await url.fill('/data?limit=7');
    await until('the draft to be kept', async () => (await url.inputValue()) === '/data?limit=7');
    await window().page.waitForTimeout(1500);
    await window().reload();
    const restored = (await window().webview()).getByRole('textbox', { name: 'URL' });
    await restored.waitFor();
    assert.equal(await restored.inputValue(), '/data?limit=7');
    await window().statusBarText(/acme · no token/);
  });

  it('has the secret after the reload, and gets a token with it', async () => {
    await window().runCommand('Tenant API: Get Token');
    await window().statusBarText(/acme · (59|60) min/);
  });

  it('forgets the token on Sign Out', async () => {
    await window().runCommand('Tenant API: Sign Out');
    await window().statusBarText(/acme · no token/);
  });

  it('removes a tenant together with its secret', async () => {
    await window().runCommand('Tenant API: Remove Tenant…');
    await window().pick('acme');
    assert.match(await window().dialogText(/Remove/), /API secret and token are deleted/);
    await window().clickDialog('Remove');
    await window().statusBarText(/^Add Tenant$/);
    assert.deepEqual(window().userSettings()['tenantApi.tenants'], []);
    await window().updateSettings({
      'tenantApi.tenants': [{ name: 'again', host: sandbox.origin, clientId: sandbox.clientId }],
    });
    await window().statusBarText(/again · no token/);
    await window().runCommand('Tenant API: Get Token');
    assert.match(await window().notificationText(/secret/i), /again/);
  });
});
