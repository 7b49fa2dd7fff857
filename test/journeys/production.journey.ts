import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant, changeTenant } from './driver/addTenant';
import { until } from './driver/until';
import { useWindow } from './driver/useWindow';

const requests = `### Read
GET /data?limit=1

### Change
POST /configapi/v2/user
Content-Type: application/json

{"loginId": "robin.meyer"}

### Refer
GET /echo?team={{teams.response.body.$[0].name}}

###
# @name teams
GET /configapi/v2/team
`;

describe('a production tenant', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({ files: { 'requests.http': requests } });
  const changes = () =>
    sandbox.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/user'));

  it('is told apart in the status bar, the list, the lenses and the panel', async () => {
    await addTenant(window(), sandbox, 'live');
    await changeTenant(window(), 'live', { production: true });
    await window().statusBarText(/^PROD live · /);
    await window().page.locator('.activitybar [aria-label^="Tenant API"]').first().click();
    await window().treeRow('Tenants', /live.*PRODUCTION/);
    await window().openFile('requests.http');
    await window().codeLens('Send to live · PRODUCTION');
  });

  it('answers a request that reads without a further question', async () => {
    await window().clickCodeLens(/PRODUCTION/, 0);
    await window().dialogText(/files of this folder/);
    await window().clickDialog('Allow');
    await window().textBehindLine(/^200 OK/);
    const panel = await window().webview();
    await panel
      .getByText(/production/i)
      .first()
      .waitFor();
  });

  it('is asked about before a request that may change data', async () => {
    await window().clickCodeLens(/PRODUCTION/, 1);
    assert.match(await window().dialogText(/POST on the production tenant/), /live/);
    await window().clickDialog('Cancel');
    await window().textBehindLine(/^Cancelled$/);
    assert.equal(changes().length, 0);
  });

  it('gets the request once it was agreed to, each time anew', async () => {
    await window().clickCodeLens(/PRODUCTION/, 1);
    await window().dialogText(/POST on the production tenant/);
    await window().clickDialog('Send to Production');
    await until('the request', () => Promise.resolve(changes().length === 1));
    await window().clickCodeLens(/PRODUCTION/, 1);
    await window().dialogText(/POST on the production tenant/);
    await window().clickDialog('Cancel');
    assert.equal(changes().length, 1);
  });

  it('is asked about before a request is sent that the user did not send', async () => {
    const sent = () => sandbox.requests.filter(({ path }) => /team$|echo$/.test(path)).length;
    await window().clickCodeLens(/PRODUCTION/, 2);
    await window().dialogText(/needs the response of “teams”/);
    await window().clickDialog('Cancel');
    await until(
      'the end',
      async () =>
        (await window().textsBehindLines()).filter((text) => text === 'Cancelled').length > 1,
    );
    assert.equal(sent(), 0);
    await window().clickCodeLens(/PRODUCTION/, 2);
    await window().dialogText(/needs the response of “teams”/);
    await window().clickDialog('Send');
    await until('both requests', () => Promise.resolve(sent() === 2));
  });
});
