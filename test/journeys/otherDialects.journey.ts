import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant } from './driver/addTenant';
import { until } from './driver/until';
import { useWindow } from './driver/useWindow';

const ok = (count: number) => Array.from({ length: count }, () => 200);

/** For each file the statuses that its requests get, from top to bottom. */
const files: Readonly<Record<string, readonly number[]>> = {
  'rest-client.http': [...ok(10), 302, 200],
  'visual-studio.http': [...ok(5), 405, 200, 404],
  'jetbrains.http': [...ok(7), 403, 204],
  'httpyac.http': [...ok(7), 418],
  'kulala.http': [...ok(8), 404],
};

describe('files written for other clients', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({
    fixture: 'httpFiles',
    settings: { 'tenantApi.httpFiles.sendAllStopsAtFailure': false },
  });
  const sent = () => sandbox.requests.filter(({ path }) => path !== '/configapi/v2/oauth/token');

  let isFirst = true;
  for (const [name, statuses] of Object.entries(files)) {
    it(`are sent as they are: ${name}`, async () => {
      if (isFirst) await addTenant(window(), sandbox, 'acme');
      const before = sent().length;
      await window().openFile(name);
      await window().clickCodeLens('Send All');
      if (isFirst) {
        await window().dialogText(/files of this folder/);
        await window().clickDialog('Allow');
      }
      isFirst = false;
      const failures = statuses.filter((status) => status >= 400).length;
      const total = String(statuses.length);
      const summary =
        failures === 0
          ? new RegExp(`All ${total} requests succeeded`)
          : new RegExp(`${String(failures)} of ${total} requests failed`);
      await window().notificationText(summary, 30_000);
      assert.deepEqual(
        sent()
          .slice(before)
          .map(({ status }) => status),
        statuses,
      );
      assert.ok(sent().every(({ method, carriesToken }) => carriesToken || method === 'OPTIONS'));
      await window().clearNotifications();
    });
  }

  it('stop at the first failure where that is wanted, and go on', async () => {
    await window().updateSettings({ 'tenantApi.httpFiles.sendAllStopsAtFailure': true });
    await window().openFile('visual-studio.http');
    const before = sent().length;
    await window().clickCodeLens('Send All');
    await window().notificationText(/Stopped at 6 of 8.*405/);
    assert.equal(sent().length - before, 6);
    await window().clickNotification(/Stopped at 6 of 8/, 'Go On');
    await window().notificationText(/The last of 8.*404/);
    await until('all requests to be sent', () => Promise.resolve(sent().length - before === 8));
  });
});
