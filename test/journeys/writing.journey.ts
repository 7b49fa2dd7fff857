import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandboxServer';
import { addTenant } from './driver/addTenant';
import { until } from './driver/until';
import { useWindow } from './driver/useWindow';

const environments = JSON.stringify({
  dev: { region: 'north', api_key: 'k-47114711' },
  test: { region: 'south' },
});

const curl = `curl -L 'https://other.example/items?x=1' \\
  -H 'Authorization: Bearer abc123abc123' \\
  --json '{"a": 1}'`;

describe('writing requests', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  const window = useWindow({
    files: {
      'requests.http': '',
      'http-client.env.json': environments,
      'notes.md': '# Notes\n\n```http\nGET /echo?from=markdown\n```\n',
    },
  });
  const page = () => window().page;
  const sent = () =>
    sandbox.requests
      .filter(({ path }) => path !== '/configapi/v2/oauth/token')
      .map(({ method, target }) => `${method} ${target}`);
  const text = (expected: string) =>
    until(`the text ${JSON.stringify(expected)}`, async () => {
      return (await window().editorText()) === expected;
    });

  it('is helped by completion', async () => {
    await addTenant(window(), sandbox, 'acme');
    await window().openFile('requests.http');
    await window().goToLine(1);
    const { keyboard } = page();
    const suggest = page().locator('.suggest-widget.visible .monaco-list-row');
    await keyboard.type('ge');
    await suggest.filter({ hasText: 'GET' }).first().waitFor();
    await keyboard.press('Enter');
    await keyboard.type('/echo');
    await keyboard.press('Enter');
    await keyboard.type('cont');
    await suggest.filter({ hasText: 'Content-Type' }).first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await suggest.filter({ hasText: 'Content-Type' }).first().click();
    await suggest.filter({ hasText: 'application/json' }).first().waitFor();
    await keyboard.press('Escape');
    await text('GET /echo\nContent-Type: ');
  });

  it('shows which environment belongs to the tenant, and changes it', async () => {
    await window().replaceText('@where = {{region}}\n\nGET /echo?r={{where}}&k={{api_key}}\n');
    const list = page().locator('.quick-input-widget').filter({ visible: true });
    await until('the environments', async () => {
      await window().clickCodeLens('Select Environment');
      await list.waitFor({ timeout: 3000 });
      return true;
    });
    await window().pick('dev', /tenant/);
    await window().codeLens('Environment: dev');
    await window().clickCodeLens('Send to acme');
    await window().dialogText(/files of this folder/);
    await window().clickDialog('Allow');
    await until('the request', () => Promise.resolve(sent().length === 1));
    assert.deepEqual(sent(), ['GET /echo?r=north&k=k-47114711']);
    await window().textBehindLine(/^200 OK/);
  });

  async function hover(line: number, column: number): Promise<string> {
    await window().goToLine(line, column);
    const box = page()
      .locator('.monaco-hover:not(.hidden) .hover-contents')
      .filter({ visible: true });
    await until('the hover', async () => {
      await page().keyboard.press('ControlOrMeta+K');
      await page().keyboard.press('ControlOrMeta+I');
      await box.first().waitFor({ timeout: 3000 });
      return true;
    });
    const found = (await box.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
    await page().keyboard.press('Escape');
    return found;
  }

  it('shows what a variable stands for, and no secret', async () => {
    assert.match(await hover(3, 16), /north[^]*line 1/);
    const secret = await hover(3, 27);
    assert.match(secret, /••••[^]*http-client\.env\.json/);
    assert.doesNotMatch(secret, /k-4711/);
  });

  it('renames a variable with its uses', async () => {
    await window().goToLine(1, 3);
    await page().keyboard.press('F2');
    const box = page().locator('.rename-box input');
    await box.waitFor();
    await box.fill('place');
    await page().keyboard.press('Enter');
    await text('@place = {{region}}\n\nGET /echo?r={{place}}&k={{api_key}}\n');
  });

  it('formats all but bodies', async () => {
    await window().replaceText('post   /echo\ncontent-type:text/csv\n\n\na , b\n');
    await window().runCommand('Format Document');
    await text('POST /echo\ncontent-type: text/csv\n\na , b\n');
  });

  it('repairs a mistake', async () => {
    await window().replaceText('# @tenant acm\nGET /echo\n');
    await page().locator('.squiggly-error').first().waitFor();
    await window().goToLine(1, 12);
    const action = page().locator('.action-widget').getByText('Change the tenant to acme');
    await until('the quick fix', async () => {
      await page().keyboard.press('ControlOrMeta+.');
      await action.waitFor({ timeout: 3000 });
      return true;
    });
    await page().keyboard.press('Enter');
    await text('# @tenant acme\nGET /echo\n');
  });

  it('moves a client secret out of the file to its tenant', async () => {
    await window().replaceText(
      `POST /token\nContent-Type: application/json\n\n{"client_secret": "${sandbox.clientSecret}"}\n`,
    );
    await page().locator('.squiggly-warning').first().waitFor();
    await window().goToLine(4, 22);
    const action = page().locator('.action-widget').getByText('Move it to a tenant…');
    await until('the quick fix', async () => {
      await page().keyboard.press('ControlOrMeta+.');
      await action.waitFor({ timeout: 3000 });
      return true;
    });
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await window().pick(/acme/, /Whose secret/);
    await text(
      '# @secret client_secret\nPOST /token\nContent-Type: application/json\n\n' +
        '{"client_secret": "{{client_secret}}"}\n',
    );
    await window().notificationText(/stored for acme/);
    await window().clearNotifications();
  });

  it('copies a request as a cURL command without the token, and with it only when asked', async () => {
    await window().replaceText('GET /echo\n');
    await window().goToLine(1);
    await window().runCommand('Tenant API: Copy Request as cURL');
    await window().notificationText(/Copied for bash/);
    const command = await window().clipboard();
    assert.match(command, /^curl [^]*\/echo[^]*"Authorization: Bearer \$TENANT_TOKEN"/);
    await window().clickNotification(/Copied for bash/, 'With Token…');
    await window().dialogText(/access token of “acme”/);
    await window().clickDialog('Copy with Token');
    await until('the token', async () =>
      /'Authorization: Bearer [^$']{10,}'/.test(await window().clipboard()),
    );
    await window().clearNotifications();
  });

  it('makes a request of a cURL command that is pasted, without its token', async () => {
    await window().replaceText('GET /echo\n\n\n');
    await window().goToLine(4);
    await page().evaluate((content) => navigator.clipboard.writeText(content), curl);
    await page().keyboard.press('ControlOrMeta+V');
    await until('the request', async () => {
      const found = await window().editorText();
      return found.includes(
        '###\nPOST https://other.example/items?x=1\nContent-Type: application/json',
      );
    });
    assert.doesNotMatch(await window().editorText(), /abc123/);
    await window().notificationText(/credentials were left out/);
    await window().clearNotifications();
  });

  it('sends what is selected, and again what was sent last', async () => {
    const before = sent().length;
    await window().replaceText('@n = 1\nGET /echo?a={{n}}\n\n###\nGET /echo?b={{n}}\n');
    await window().goToLine(5);
    await page().keyboard.press('Shift+End');
    await page().keyboard.press('Control+Shift+Enter');
    await until('the selection', () => Promise.resolve(sent().length === before + 1));
    await window().textBehindLine(/^200 OK/);
    await window().runCommand('Tenant API: Send Again');
    await until('the same again', () => Promise.resolve(sent().length === before + 2));
    assert.deepEqual(sent().slice(before), ['GET /echo?b=1', 'GET /echo?b=1']);
  });

  it('sends from the fences of a Markdown file', async () => {
    const before = sent().length;
    await window().openFile('notes.md');
    await window().clickCodeLens('Send to acme');
    await until('the request', () => Promise.resolve(sent().length === before + 1));
    assert.equal(sent().at(-1), 'GET /echo?from=markdown');
  });
});
