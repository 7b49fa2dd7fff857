import assert from 'node:assert/strict';
import Module from 'node:module';
import * as vscode from 'vscode';
import { commandIds } from '../../src/platform/commands';
import { extensionId } from './extensionUnderTest';

/** Files that Node has loaded in this extension host. */
function loadedFiles(): string[] {
  return Object.keys((Module as unknown as { _cache: Record<string, unknown> })._cache);
}

describe('activation', () => {
  it('happens by itself and exports nothing', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    assert.equal(await extension.activate(), undefined);
    assert.equal(extension.isActive, true);
  });

  it('registers every command', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(commandIds).filter((id) => !registered.has(id)),
      [],
    );
  });

  it('loads the startup bundle alone', () => {
    const bundles = loadedFiles().filter((file) => /[\\/]dist[\\/]\w+\.js$/.test(file));
    const names = bundles.map((file) => file.split(/[\\/]/).at(-1));
    assert.ok(names.includes('extension.js'), names.join());
    for (const lazy of ['http.js', 'sandbox.js']) assert.ok(!names.includes(lazy), lazy);
  });
});
