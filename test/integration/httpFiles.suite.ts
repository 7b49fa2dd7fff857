import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openRequests, setTenants } from './extensionUnderTest';

const text = `@host = /data

### Named by its title
GET {{host}}?limit={{limit}}
Accept

###
# @name second
# @tenant nobody
POST /data
Content-Type: application/json

{"a": 1}
`;

describe('a document with requests', () => {
  before(() => setTenants([{ name: 'acme', host: 'acme.example', clientId: 'x' }]));
  after(() => setTenants(undefined));

  it('is marked where it is wrong, with what to do', async () => {
    const document = await openRequests(text);
    await eventually(() => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .map(({ code, range }) => [code, range.start.line, document.getText(range)])
        .sort(([, a], [, b]) => Number(a) - Number(b));
      assert.deepEqual(found, [
        ['variable-unknown', 3, '{{limit}}'],
        ['header-without-colon', 4, 'Accept'],
        ['tenant-unknown', 8, 'nobody'],
      ]);
    });
    for (const { message } of vscode.languages.getDiagnostics(document.uri)) {
      assert.doesNotMatch(message, /\{\d\}|undefined/);
    }
  });

  it('is looked at again as it changes', async () => {
    const document = await openRequests('GET /data?limit={{limit}}\n');
    await eventually(() => {
      assert.equal(vscode.languages.getDiagnostics(document.uri).length, 1);
    });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '@limit = 5\n\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => {
      assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    });
  });

  it('has its requests in the outline', async () => {
    const document = await openRequests(text);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, detail, selectionRange }) => [name, detail, selectionRange.start.line]),
      [
        ['Named by its title', 'GET {{host}}?limit={{limit}}', 3],
        ['second', 'POST /data', 9],
      ],
    );
  });
});
