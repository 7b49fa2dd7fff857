import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openRequests, setTenants, tenantLensTitles } from './extensionUnderTest';

const acme = { name: 'acme', host: 'acme.example', clientId: 'sheila.thomas' };
const text = 'GET /data\n\n###\n# @tenant Beta\nGET /data\n\n###\n# @tenant nobody\nGET /data\n';

describe('tenants in the settings', () => {
  after(() => setTenants(undefined));

  it('are named over each request', async () => {
    await setTenants([acme, { ...acme, name: 'beta' }]);
    const document = await openRequests(text);
    await eventually(async () => {
      assert.deepEqual(await tenantLensTitles(document), [
        'Select Tenant to Send',
        'Send to beta',
        'Unknown tenant “nobody”',
      ]);
    });
    await vscode.commands.executeCommand('tenantApi.switchTenant', 'acme');
    assert.equal((await tenantLensTitles(document))[0], 'Send to acme');
  });

  it('work although another entry is wrong', async () => {
    await setTenants([{ ...acme, host: 'not a host' }, 7, { ...acme, name: 'beta' }]);
    const document = await openRequests(text);
    await eventually(async () => {
      assert.equal((await tenantLensTitles(document))[1], 'Send to beta');
    });
  });

  it('mark production and plain http', async () => {
    await setTenants([{ ...acme, name: 'beta', production: true, protocol: 'http' }]);
    const document = await openRequests(text);
    await eventually(async () => {
      assert.equal((await tenantLensTitles(document))[1], 'Send to beta · PRODUCTION · plain http');
    });
  });

  it('show a hostile name as it is written', async () => {
    await setTenants([{ ...acme, name: '$(trash)\u202E x' }]);
    const document = await openRequests('# @tenant $(trash)\u202E x\nGET /data');
    await eventually(async () => {
      assert.deepEqual(await tenantLensTitles(document), ['Send to \\$(trash) x']);
    });
  });

  it('C-02: can’t be added or changed by a workspace', async () => {
    await setTenants([acme]);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    const hostile = {
      'tenantApi.tenants': [
        { ...acme, host: 'evil.test' },
        { ...acme, name: 'beta', host: 'evil.test' },
      ],
      'tenantApi.requestTimeout': 1,
      'tenantApi.sandbox.startAutomatically': true,
    };
    await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify(hostile)));
    try {
      const document = await openRequests(text);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await eventually(async () => {
        const titles = await tenantLensTitles(document);
        assert.deepEqual(titles.slice(0, 2), ['Send to acme', 'Unknown tenant “Beta”']);
      });
      const value = vscode.workspace.getConfiguration().inspect('tenantApi.tenants');
      assert.deepEqual(value?.globalValue, [acme]);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});
