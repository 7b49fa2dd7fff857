import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, lensTitles, openRequests, setTenants } from './extensionUnderTest';

const text = `@host = /data
@client_secret = s3cr3t-value

### First
# @name first
GET {{host}}?limit=5
Accept: application/json

###
# @tenant acmee
POST {{host}}/{{first.response.body.$.id}}
Content-Type: application/json

{
  "a": 1
}
`;

/** Where words stand in a document, or `offset` characters behind that. */
function placeOf(document: vscode.TextDocument, words: string, offset = 0): vscode.Position {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, words);
  return document.positionAt(at + offset);
}

function ask<T>(command: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, ...args);
}

describe('the language of requests', () => {
  before(() => setTenants([{ name: 'acme', host: 'acme.example', clientId: 'x' }]));
  after(() => setTenants(undefined));

  async function labelsAt(content: string): Promise<string[]> {
    const document = await openRequests(content.replace('‸', ''));
    const position = document.positionAt(content.indexOf('‸'));
    const { items } = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('completes methods, headers, directives, tenants and variables', async () => {
    assert.ok((await labelsAt('GE‸')).includes('GET'));
    assert.ok((await labelsAt('GET /x\nAcc‸')).includes('Accept'));
    assert.ok((await labelsAt('GET /x\nAccept: ‸')).includes('application/json'));
    assert.ok((await labelsAt('# @‸\nGET /x')).includes('no-redirect'));
    assert.ok((await labelsAt('# @tenant ‸\nGET /x')).includes('acme'));
    assert.ok((await labelsAt('@limit = 5\nGET /x?a={{‸}}')).includes('limit'));
  });

  async function hoverAt(document: vscode.TextDocument, position: vscode.Position) {
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n')
      .replaceAll('&nbsp;', ' ');
  }

  it('shows what a variable stands for, and no secret', async () => {
    const document = await openRequests(text);
    assert.match(await hoverAt(document, placeOf(document, '{{host}}', 3)), /\/data[^]*line 1/);
    const secret = await hoverAt(document, placeOf(document, '@client_secret', 3));
    assert.match(secret, /••••/);
    assert.doesNotMatch(secret, /s3cr3t/);
    assert.match(await hoverAt(document, placeOf(document, 'first.response', 2)), /sent first/);
  });

  it('finds definitions and references', async () => {
    const document = await openRequests(text);
    const [definition] = await ask<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, '{{first.', 4),
    );
    assert.equal(definition?.range.start.line, 4);
    const references = await ask<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, '@host', 2),
    );
    assert.deepEqual(
      references.map(({ range }) => range.start.line),
      [0, 5, 10],
    );
  });

  it('renames a variable everywhere, and refuses what is no name', async () => {
    const document = await openRequests(text);
    const rename = (name: string) =>
      ask<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, '@host', 2),
        name,
      );
    assert.ok(await vscode.workspace.applyEdit(await rename('base')));
    assert.equal(document.getText(), text.replaceAll('host', 'base'));
    await assert.rejects(async () => rename('no name'));
  });

  it('folds requests and bodies', async () => {
    const document = await openRequests(text);
    const folds = await ask<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const lines = folds.map(({ start, end }) => [start, end]);
    assert.ok(lines.some(([start, end]) => start === 3 && end === 6));
    assert.ok(lines.some(([start, end]) => start === 13 && end === 14));
  });

  it('formats everything but bodies', async () => {
    const document = await openRequests(
      'get   /x\naccept:text/plain\n\n\n{ "a":1 }\n\n\n###\nGET /y',
    );
    const edits = await ask<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), 'GET /x\naccept: text/plain\n\n{ "a":1 }\n\n###\nGET /y\n');
  });

  it('repairs mistakes', async () => {
    const document = await openRequests(text);
    await eventually(() => {
      const codes = vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
      assert.deepEqual(codes.toSorted(), ['secret-literal', 'tenant-unknown']);
    });
    const at = placeOf(document, 'acmee');
    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at.translate(0, 2)),
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change the tenant to acme', 'Add a tenant…'],
    );
    const [change] = actions;
    assert.ok(change?.edit && (await vscode.workspace.applyEdit(change.edit)));
    assert.equal(document.getText(), text.replace('acmee', 'acme'));
  });

  it('has lenses to send, to copy, and to send all', async () => {
    const document = await openRequests('GET /a\n\n###\nGET /b\n');
    await eventually(async () => {
      assert.deepEqual(await lensTitles(document), [
        'Send All',
        'Send to acme',
        'Copy as cURL',
        'Send to acme',
        'Copy as cURL',
      ]);
    });
  });

  it('has its lenses in Markdown, too', async () => {
    const content = '# Title\n\nGET /none\n\n```http\nGET /one\n```\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await eventually(async () => {
      assert.deepEqual(await lensTitles(document), ['Send to acme', 'Copy as cURL']);
    });
  });
});
