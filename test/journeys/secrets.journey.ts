import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headerValue } from '../../src/core/http/httpClient';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant } from './driver/addTenant';
import { browserStorage, filesBelow, findLeaks } from './driver/leaks';
import { until } from './driver/until';
import { useWindow } from './driver/useWindow';

describe('secrets and tokens of a run', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({ files: { 'requests.http': 'GET /echo\n\n###\nGET /data?limit=2\n' } });

  const written = async () => [
    ...filesBelow(window().server.dataFolder),
    ...filesBelow(window().folder),
    ...(await browserStorage(window().page)),
  ];
  const secrets = () => {
    const tokens = sandbox.requests.flatMap(({ headers }) => {
      const authorization = headerValue(headers, 'authorization');
      return authorization ? [authorization.replace('Bearer ', '')] : [];
    });
    assert.ok(tokens.length > 0);
    return [sandbox.clientSecret, ...new Set(tokens)];
  };

  it('are used in every way there is', async () => {
    await addTenant(window(), sandbox, 'acme');
    await window().openFile('requests.http');
    await window().clickCodeLens('Send to acme', 0);
    await window().clickDialog('Allow');
    await window().textBehindLine(/^200 OK/);
    sandbox.revokeTokens();
    await window().clickCodeLens('Send to acme', 1);
    await window().textBehindLine(/token renewed/);
    sandbox.behavior.token.next({ status: 401, body: `{"error":"${sandbox.clientSecret}"}` });
    await window().runCommand('Tenant API: Renew Token');
    await window().notificationText(/127\.0\.0\.1/);
    await window().runCommand('Tenant API: Get Token');
    await window().statusBarText(/acme · (59|60) min/);
  });

  it('never reach the panel: what a server repeats is masked there', async () => {
    const panel = await window().webview();
    const page = await panel.locator('body').innerHTML();
    assert.deepEqual(findLeaks([{ where: 'panel', bytes: Buffer.from(page) }], secrets()), []);
  });

  it('are taken off the clipboard again', async () => {
    await window().runCommand('Tenant API: Copy Token…');
    await window().clickDialog('Copy Token');
    const copied = await until('the token on the clipboard', async () => {
      const text = await window().clipboard();
      return text.length > 20 && text;
    });
    await until('an empty clipboard', async () => (await window().clipboard()) !== copied, 45_000);
  });

  it('are found by this search where they are', async () => {
    const secret = Buffer.from(`x${sandbox.clientSecret}y`).toString('base64');
    writeFileSync(join(window().folder, 'planted.txt'), `before ${secret} after`);
    await window().page.evaluate((text) => {
      localStorage.setItem('planted', text);
    }, sandbox.clientSecret);
    const storage = await browserStorage(window().page);
    assert.ok(storage.some(({ bytes }) => bytes.includes('tenantApi.')));
    const places = findLeaks(await written(), [sandbox.clientSecret]);
    assert.deepEqual(places.sort(), [join(window().folder, 'planted.txt'), 'planted'].sort());
    writeFileSync(join(window().folder, 'planted.txt'), '');
    await window().page.evaluate(() => {
      localStorage.removeItem('planted');
    });
  });

  it('are written nowhere outside of SecretStorage', async () => {
    await window().reload();
    await window().statusBarText(/acme/);
    assert.deepEqual(findLeaks(await written(), secrets()), []);
  });
});
