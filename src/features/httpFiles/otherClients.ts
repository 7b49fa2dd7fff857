import * as vscode from 'vscode';
import { setContextKey } from '../../platform/contextKeys';
import { Disposables } from '../../platform/disposables';
import {
  onDidChangeSettings,
  readHttpFilesSetting,
  settingIds,
  writeHttpFilesSetting,
} from '../../platform/settings';
import { isHttpDocument } from './httpDocuments';

/** Extensions that send `.http` files as well, with what switches their lenses off. */
const others: readonly {
  readonly id: string;
  readonly lens?: readonly [key: string, value: unknown];
}[] = [
  { id: 'humao.rest-client', lens: ['rest-client.enableSendRequestCodeLens', false] },
  { id: 'anweber.vscode-httpyac', lens: ['httpyac.codelens', { send: false, sendAll: false }] },
];

/**
 * Settles who helps in `.http` files where another extension does the same: the user is asked once,
 * and until then this extension only shows where a request would go.
 */
export class OtherClients implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables = new Disposables();
  private asked = false;
  readonly onDidChange = this.changed.event;

  /** @param report told of errors, such as settings that can't be written */
  constructor(private readonly report: (error: unknown) => void) {
    const look = () => {
      setContextKey('otherHttpClient', this.present.length > 0 && this.choice !== 'on');
      this.changed.fire();
    };
    const { disposables } = this;
    disposables.add(this.changed);
    disposables.add(vscode.extensions.onDidChange(look));
    disposables.add(onDidChangeSettings([settingIds.httpFilesFeatures], look));
    disposables.add(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.askIn(editor);
      }),
    );
    look();
    this.askIn(vscode.window.activeTextEditor);
  }

  /** Whether it is shown over requests where they would go. */
  get showsTenant(): boolean {
    return this.choice !== 'off' || this.present.length === 0;
  }

  /** Whether further lenses, completion, hover, outline and diagnostics are given. */
  get helps(): boolean {
    return this.present.length === 0 || this.choice === 'on';
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private get choice(): 'ask' | 'on' | 'off' {
    return readHttpFilesSetting();
  }

  private get present(): vscode.Extension<unknown>[] {
    return others.flatMap(({ id }) => vscode.extensions.getExtension(id) ?? []);
  }

  private askIn(editor: vscode.TextEditor | undefined): void {
    if (this.asked || !editor || !isHttpDocument(editor.document)) return;
    const [other] = this.present;
    if (!other || this.choice !== 'ask') return;
    this.asked = true;
    this.ask(other).catch(this.report);
  }

  private async ask(other: vscode.Extension<unknown>): Promise<void> {
    const { displayName } = other.packageJSON as { displayName?: string };
    const name = displayName ?? other.id;
    const own = vscode.l10n.t('Tenant API Client');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} works with .http files, too. Who shows lenses and help in them?', name),
      own,
      name,
    );
    if (chosen === name) await writeHttpFilesSetting('off');
    if (chosen !== own) return;
    await writeHttpFilesSetting('on');
    await this.hideLensOf(other.id, name);
  }

  /** The other extension's setting is changed only when the user says so. */
  private async hideLensOf(id: string, name: string): Promise<void> {
    const [key, value] = others.find((other) => other.id === id)?.lens ?? [];
    if (key === undefined) return;
    const hide = vscode.l10n.t('Hide Them');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} still shows its own lenses. Hide them? This sets {1}.', name, key),
      hide,
    );
    if (chosen !== hide) return;
    await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
  }
}
