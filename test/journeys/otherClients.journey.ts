import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant } from './driver/addTenant';
import { until } from './driver/until';
import { useWindow } from './driver/useWindow';

describe('beside another client of .http files', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({
    alongside: ['test/fixtures/otherClient'],
    files: { 'requests.http': 'GET /echo?x={{nothing}}\n' },
  });
  const lenses = (expected: readonly string[]) =>
    until(`the lenses ${expected.join(', ')}`, async () => {
      const found = await window().codeLenses();
      return JSON.stringify(found.toSorted()) === JSON.stringify(expected.toSorted());
    });
  const mistakes = () => window().page.locator('.squiggly-error').count();

  it('the user is asked once who helps, and no help is doubled until then', async () => {
    await addTenant(window(), sandbox, 'acme');
    await window().openFile('requests.http');
    await window().notificationText(/REST Client works with \.http files, too/);
    await lenses(['Send Request', 'Send to acme']);
    assert.equal(await mistakes(), 0);
  });

  it('this extension does when it is chosen, and the other’s lens goes if the user agrees', async () => {
    await window().clickNotification(/works with \.http files, too/, 'Tenant API Client');
    await window().notificationText(/still shows its own lenses/);
    await window().clickNotification(/still shows its own lenses/, 'Hide Them');
    await lenses(['Send to acme', 'Copy as cURL']);
    await until('help', async () => (await mistakes()) > 0);
    const settings = window().userSettings();
    assert.equal(settings['tenantApi.httpFiles.features'], 'on');
    assert.equal(settings['rest-client.enableSendRequestCodeLens'], false);
  });

  it('the other one does when the setting says so', async () => {
    await window().updateSettings({
      'tenantApi.httpFiles.features': 'off',
      'rest-client.enableSendRequestCodeLens': true,
    });
    await window().openFile('requests.http');
    await lenses(['Send Request']);
    await until('no help', async () => (await mistakes()) === 0);
  });
});
