import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant } from './driver/addTenant';
import { until } from './driver/until';
import { useWindow } from './driver/useWindow';

const requests = `### Uses the response of another request
# @note Is this meant?
GET /echo?first={{teams.response.body.$[0].name}}&login={{loginId}}

### The other request
# @name teams
GET /configapi/v2/team

### With a body from a file
POST /configapi/v2/user
Content-Type: application/json

< ./user.json

### With a body from elsewhere
POST /configapi/v2/user
Content-Type: application/json

< ../../secret.json

### Refers to a request of another tenant
GET /echo?other={{elsewhere.response.status}}

###
# @name elsewhere
# @tenant beta
GET /status/204
`;

describe('a file’s requests', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({
    files: {
      'requests.http': requests,
      'user.json': '{"loginId": "kim.lee"}',
      'http-client.env.json': '{"acme": {"loginId": "kim.lee"}}',
    },
  });
  const sent = () =>
    sandbox.requests
      .filter(({ path }) => path !== '/configapi/v2/oauth/token')
      .map(({ method, target }) => `${method} ${target}`);

  it('get what they need from others, which are sent first, and ask what they are to ask', async () => {
    await addTenant(window(), sandbox, 'acme');
    await window().openFile('requests.http');
    await window().clickCodeLens('Send to acme', 0);
    await window().dialogText(/files of this folder/);
    await window().clickDialog('Allow');
    assert.match(await window().dialogText(/Is this meant\?/), /acme/);
    await window().clickDialog('Send');
    await window().textBehindLine(/^200 OK/);
    const expected = ['GET /configapi/v2/team', 'GET /echo?first=Billing%20Desk&login=kim.lee'];
    while (sent().length < 2) await window().page.waitForTimeout(50);
    assert.deepEqual(sent(), expected);
  });

  it('send a file of the workspace as their body', async () => {
    await window().clickCodeLens('Send to acme', 2);
    while (sent().length < 3) await window().page.waitForTimeout(50);
    const body = Buffer.from(sandbox.requests.at(-1)?.body ?? []).toString();
    assert.equal(body, '{"loginId": "kim.lee"}');
  });

  it('C-12: never send a file from outside of it', async () => {
    await window().clickCodeLens('Send to acme', 3);
    await window().notificationText(/outside of the workspace folder/);
    assert.equal(sent().length, 3);
  });

  it('send what they refer to to its own tenant', async () => {
    const beta = await startSandbox();
    try {
      await addTenant(window(), beta, 'beta');
      await window().runCommand('Tenant API: Switch Tenant…');
      await window().pick(/acme/);
      await window().statusBarText(/acme/);
      await window().openFile('requests.http');
      await window().goToLine(22);
      await window().page.keyboard.press('Control+Enter');
      await window().dialogText(/files of this folder/);
      await window().clickDialog('Allow');
      await until('the request', () => Promise.resolve(sent().at(-1) === 'GET /echo?other=204'));
      assert.deepEqual(
        beta.requests.map(({ path }) => path),
        ['/configapi/v2/oauth/token', '/status/204'],
      );
    } finally {
      await beta.stop();
    }
  });
});
