import assert from 'node:assert/strict';
import { useWindow } from './driver/useWindow';

describe('hand-edited settings', function () {
  this.timeout(60_000);
  const good = { name: 'good', host: 'good.example', clientId: 'sheila.thomas' };
  const window = useWindow({
    settings: { 'tenantApi.tenants': [good, { ...good, name: 'bad', host: 'no host' }] },
  });

  it('name the entry with a mistake; the others keep working', async () => {
    assert.match(await window().notificationText(/bad/), /Tenant “bad”: “host”/);
    await window().statusBarText(/good · no token/);
    await window().page.locator('.activitybar [aria-label^="Tenant API"]').first().click();
    await window().treeRow('Tenants', /Tenant “bad”/);
  });

  it('offer to move a secret out of them', async () => {
    await window().clearNotifications();
    await window().updateSettings({
      'tenantApi.tenants': [{ ...good, clientSecret: 'left-in-the-open' }],
    });
    await window().clickNotification(/looks like a secret/, 'Move to Secret Storage');
    await window().statusBarText(/good · no token/);
    const deadline = Date.now() + 10_000;
    while (JSON.stringify(window().userSettings()).includes('left-in-the-open')) {
      assert.ok(Date.now() < deadline, 'The secret is still in the settings.');
      await window().page.waitForTimeout(100);
    }
    assert.deepEqual(window().userSettings()['tenantApi.tenants'], [good]);
  });
});

describe('a folder that is not trusted', function () {
  this.timeout(60_000);
  const window = useWindow({
    trust: false,
    settings: { 'tenantApi.tenants': [{ name: 'acme', host: 'acme.example', clientId: 'x' }] },
    files: { 'requests.http': 'GET /data\n\n< ./secret.txt\n', 'secret.txt': 'x' },
  });

  it('C-04: shows its requests and sends none', async () => {
    await window().openFile('requests.http');
    await window().clickCodeLens('Send to acme');
    assert.match(await window().notificationText(/trust/i), /trust/i);
    await window().textBehindLine(/^Not sent$/);
  });
});
