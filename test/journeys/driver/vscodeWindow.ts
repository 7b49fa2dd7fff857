import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, ElementHandle, FrameLocator, Locator, Page } from 'playwright-core';
import { createScratchWorkspace } from '../../host/scratchWorkspace.mjs';
import { startServer, type VSCodeServer } from '../../host/vscodeServer.mjs';
import { parseRelease, type VSCodeRelease } from '../../host/versions.mjs';
import { openWindow } from '../../host/window.mjs';
import { until } from './until';

/** What a window is opened with. */
export interface WindowOptions {
  /** The user's settings, on top of those that keep a window quiet. */
  settings?: Record<string, unknown>;
  /** Folder below test/fixtures; the window gets a copy of it. An empty folder if left out. */
  fixture?: string;
  /** Files to put into the workspace folder, contents by path. */
  files?: Record<string, string>;
  /** False leaves workspace trust on: the folder opens in Restricted Mode. */
  trust?: boolean;
  env?: NodeJS.ProcessEnv;
  /** Folders of extensions that are installed as well. */
  alongside?: readonly string[];
  /** Which VS Code; by default what TENANT_API_VSCODE says, else the newest. */
  vscode?: VSCodeRelease;
}

/** The color themes that everything must look right in. */
export const themes = {
  dark: { name: 'Dark Modern', cssClass: 'vs-dark' },
  light: { name: 'Light Modern', cssClass: 'vs' },
  highContrast: { name: 'Dark High Contrast', cssClass: 'hc-black' },
  highContrastLight: { name: 'Light High Contrast', cssClass: 'hc-light' },
} as const;

/** A name in {@link themes}. */
export type Theme = keyof typeof themes;

/** So that typing puts into a file exactly what is typed, and a file is opened once. */
const predictableSettings = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'workbench.editor.revealIfOpen': true,
};

const shortTimeout = 3000;

/** A window of VS Code with the extension in it, and what a person can see and do there. */
export class VSCodeWindow {
  private constructor(
    /** For what has no method here. */
    readonly page: Page,
    readonly server: VSCodeServer,
    /** The opened workspace folder. */
    readonly folder: string,
    private readonly context: BrowserContext,
    private readonly release: () => Promise<void>,
  ) {}

  /**
   * Starts a VS Code of its own and opens a window in it. The extension is the packaged one that
   * TENANT_API_VSIX names, else the one under development.
   */
  static async open(options: WindowOptions = {}): Promise<VSCodeWindow> {
    const vsix = process.env['TENANT_API_VSIX'];
    const workspace = createScratchWorkspace(options);
    const server = await startServer({
      vscode: options.vscode ?? parseRelease(process.env['TENANT_API_VSCODE'] ?? 'newest'),
      userSettings: { ...predictableSettings, ...options.settings },
      ...(vsix ? { vsix } : { developmentPath: process.cwd() }),
      trust: options.trust ?? true,
      env: options.env ?? {},
      alongside: options.alongside ?? [],
    });
    try {
      const { page, context, close } = await openWindow(server, { folder: workspace.folder });
      const window = new VSCodeWindow(page, server, workspace.folder, context, async () => {
        await close();
        await server.stop();
        workspace.remove();
      });
      await window.loaded();
      return window;
    } catch (error) {
      await server.stop();
      workspace.remove();
      throw error;
    }
  }

  /** Opens one more window of the same VS Code on another folder, for the same user. */
  async openAnother(options: Pick<WindowOptions, 'fixture' | 'files'> = {}): Promise<VSCodeWindow> {
    const workspace = createScratchWorkspace(options);
    const { folder } = workspace;
    const { page, close } = await openWindow(this.server, { folder, context: this.context });
    const window = new VSCodeWindow(page, this.server, folder, this.context, async () => {
      await close();
      workspace.remove();
    });
    await window.loaded();
    return window;
  }

  /** Closes the window and, if it started one, the VS Code. */
  async close(): Promise<void> {
    await this.release();
  }

  /** Reloads the window. */
  async reload(): Promise<void> {
    const reloaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await reloaded;
    await this.loaded();
  }

  private async loaded(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.statusbar-item').first().waitFor();
  }

  // Command palette, quick picks and input boxes

  /** Runs a command by its full title, such as `Tenant API: Get Token`, through F1. */
  async runCommand(title: string): Promise<void> {
    // The command may be known only once the extensions are loaded, so a miss is tried again.
    await until(`the command "${title}"`, async () => {
      await this.page.keyboard.press('F1');
      await this.quickInputField.waitFor({ timeout: shortTimeout });
      await this.quickInputField.fill(`>${title}`, { timeout: shortTimeout });
      const found = await this.quickPickRow(title)
        .waitFor({ timeout: shortTimeout })
        .then(() => true)
        .catch(() => false);
      if (found) await this.acceptPick(title);
      else await this.page.keyboard.press('Escape');
      return found;
    });
  }

  /** True if the command palette offers the command. */
  async offersCommand(title: string): Promise<boolean> {
    await this.page.keyboard.press('F1');
    await this.quickInputField.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    const offered = await this.quickPickRow(title)
      .waitFor({ timeout: shortTimeout })
      .then(() => true)
      .catch(() => false);
    await this.page.keyboard.press('Escape');
    await this.quickInput.waitFor({ state: 'hidden' });
    return offered;
  }

  /**
   * Types a text into the input box and presses Enter.
   * @param prompt part of its title, message or placeholder; waits for that box to be the open one
   */
  async answer(text: string, prompt: string | RegExp = ''): Promise<void> {
    await this.quickInputShows(prompt);
    await this.quickInputField.fill(text);
    const before = await this.quickInputState();
    await this.page.keyboard.press('Enter');
    await until('the input box to react', async () => (await this.quickInputState()) !== before);
  }

  /** What stands in the input box. */
  async inputValue(prompt: string | RegExp = ''): Promise<string> {
    await this.quickInputShows(prompt);
    return this.quickInputField.inputValue();
  }

  /** Presses Enter in the input box. */
  async confirmInput(prompt: string | RegExp = ''): Promise<void> {
    await this.answer(await this.inputValue(prompt), prompt);
  }

  /** Types a text into the input box without confirming it. */
  async fillInput(text: string, prompt: string | RegExp = ''): Promise<void> {
    await this.quickInputShows(prompt);
    await this.quickInputField.fill(text);
  }

  /** Closes the quick pick or input box as a person who changes their mind does. */
  async cancelInput(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /**
   * Chooses the item with this label in the quick pick.
   * @param prompt part of its title or placeholder; waits for that quick pick to be the open one
   */
  async pick(label: string | RegExp, prompt: string | RegExp = ''): Promise<void> {
    await this.quickInputShows(prompt);
    await this.acceptPick(label);
  }

  /** Moves down to the item with this label and presses Enter. */
  private async acceptPick(label: string | RegExp): Promise<void> {
    const matches = (text: string) =>
      typeof label === 'string' ? text === label : label.test(text);
    const focused = this.page.locator('.quick-input-list .monaco-list-row.focused .label-name');
    await this.quickPickRow(label).waitFor();
    await until(`the item "${label}" to have the focus`, async () => {
      const [text] = await focused.allInnerTexts();
      if (text !== undefined && matches(plainText(text))) return true;
      await this.page.keyboard.press('ArrowDown');
      return false;
    });
    const before = await this.quickInputState();
    await this.page.keyboard.press('Enter');
    await until('the quick pick to react', async () => (await this.quickInputState()) !== before);
  }

  /** The labels in the quick pick. */
  async pickLabels(prompt: string | RegExp = ''): Promise<string[]> {
    await this.quickInputShows(prompt);
    const labels = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    await labels.first().waitFor();
    return (await labels.allInnerTexts()).map(plainText);
  }

  /** Everything that the quick pick's item shows: label, description and detail. */
  async pickText(label: string | RegExp): Promise<string> {
    return plainText(await this.quickPickRow(label).innerText());
  }

  /** The message below the input box: its prompt, or what is wrong with the text. */
  async inputMessage(pattern = /./): Promise<string> {
    const message = this.quickInput.locator('.quick-input-message');
    return until(`an input message like ${pattern}`, async () => {
      const text = plainText(await message.innerText({ timeout: shortTimeout }));
      return pattern.test(text) && text;
    });
  }

  /** True if the input box hides what is typed. */
  async inputIsPassword(): Promise<boolean> {
    return (await this.quickInputField.getAttribute('type')) === 'password';
  }

  /** The open quick pick or input box. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget').filter({ visible: true });
  }

  private get quickInputField(): Locator {
    return this.quickInput.locator('.quick-input-box input');
  }

  private quickPickRow(label: string | RegExp): Locator {
    const text = typeof label === 'string' ? exactly(label) : label;
    const name = this.page.locator('.label-name', { hasText: text });
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
  }

  private async quickInputShows(prompt: string | RegExp): Promise<void> {
    await until(`an input that asks for "${prompt}"`, async () => {
      const state = await this.quickInputState();
      return typeof prompt === 'string'
        ? state.includes(prompt) && state !== ''
        : prompt.test(state);
    });
  }

  /** All texts of the open quick input, or '' if none is open. */
  private async quickInputState(): Promise<string> {
    // All at once: between two looks at it, the input may close.
    const states = await this.quickInput.evaluateAll((widgets) =>
      widgets.map((widget) => {
        const texts = ['.quick-input-title', '.quick-input-message', '.quick-input-description'];
        const input = widget.querySelector<HTMLInputElement>('.quick-input-box input');
        return [
          ...texts.map((selector) => widget.querySelector(selector)?.textContent ?? ''),
          input?.placeholder ?? '',
          input?.value ?? '',
          widget.querySelector('.quick-input-list')?.textContent ?? '',
        ].join('\n');
      }),
    );
    return states[0] ?? '';
  }

  // Status bar, notifications, dialogs

  /** The texts of the status bar's items. */
  async statusBarTexts(): Promise<string[]> {
    const texts = await this.page.locator('.statusbar-item').allInnerTexts();
    return texts.map(plainText).filter((text) => text !== '');
  }

  /** Waits for a status bar item with such a text and returns the text. */
  async statusBarText(pattern: RegExp, timeout?: number): Promise<string> {
    const what = `a status bar item like ${pattern}`;
    return until(
      what,
      async () => (await this.statusBarTexts()).find((text) => pattern.test(text)),
      timeout,
    );
  }

  /** Clicks the status bar item with such a text. */
  async clickStatusBar(pattern: RegExp): Promise<void> {
    await this.statusBarText(pattern);
    await this.page.locator('.statusbar-item', { hasText: pattern }).first().click();
  }

  /** What a screen reader says for the status bar item with such a text; includes its tooltip. */
  async statusBarLabel(pattern: RegExp): Promise<string> {
    await this.statusBarText(pattern);
    const item = this.page.locator('.statusbar-item', { hasText: pattern }).first();
    return (await item.locator('[aria-label]').first().getAttribute('aria-label')) ?? '';
  }

  /** The texts of the notifications on screen. */
  async notificationTexts(): Promise<string[]> {
    const messages = this.page.locator('.notifications-toasts .notification-list-item-message');
    return (await messages.allInnerTexts()).map(plainText);
  }

  /** Waits for a notification with such a text and returns the text. */
  async notificationText(pattern: RegExp, timeout?: number): Promise<string> {
    const what = `a notification like ${pattern}`;
    return until(
      what,
      async () => (await this.notificationTexts()).find((text) => pattern.test(text)),
      timeout,
    );
  }

  /** Clicks a button of the notification with such a text. */
  async clickNotification(pattern: RegExp, button: string): Promise<void> {
    await this.notificationText(pattern);
    const toast = this.page.locator('.notifications-toasts .notification-list-item').filter({
      has: this.page.locator('.notification-list-item-message', { hasText: pattern }),
    });
    await toast.first().hover();
    await toast.first().getByRole('button', { name: button, exact: true }).click();
  }

  /** Closes all notifications. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await until('no notification', async () => (await this.notificationTexts()).length === 0);
  }

  /** Waits for a modal dialog with such a text and returns message and detail. */
  async dialogText(pattern = /./): Promise<string> {
    return until(`a dialog like ${pattern}`, async () => {
      const box = this.page.locator('.monaco-dialog-box');
      const text = plainText(
        await box.locator('.dialog-message-container').innerText({ timeout: shortTimeout }),
      );
      return pattern.test(text) && text;
    });
  }

  /** Clicks a button of the modal dialog. */
  async clickDialog(button: string): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  // Views

  /** The texts of a tree view's rows; opens the view's section if it is closed. */
  async treeRows(view: string): Promise<string[]> {
    const pane = await this.openPane(view);
    const rows = pane.locator('.monaco-list-row');
    return (await rows.allInnerTexts()).map(plainText);
  }

  /** Waits for a row with such a text in a tree view. */
  async treeRow(view: string, pattern: RegExp): Promise<Locator> {
    const pane = await this.openPane(view);
    const row = pane.locator('.monaco-list-row', { hasText: pattern }).first();
    await row.waitFor();
    return row;
  }

  private async openPane(view: string): Promise<Locator> {
    const header = this.page.locator('.pane-header').filter({
      has: this.page.locator('.title', { hasText: new RegExp(exactly(view).source, 'i') }),
    });
    await header.first().waitFor({ state: 'attached' });
    // The header of a container's only view is hidden: its title is the container's.
    const closed = (await header.first().getAttribute('aria-expanded')) === 'false';
    if (closed) await header.first().click();
    return this.page.locator('.pane').filter({ has: header }).first();
  }

  // Editor

  /** Opens a file at the top of the workspace from the Explorer. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+E');
    const label = this.page.locator('.label-name', { hasText: exactly(name) });
    const row = this.page.locator('.explorer-folders-view .monaco-list-row').filter({ has: label });
    await row.dblclick();
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
    await (await this.editor()).locator('.view-line').first().waitFor();
  }

  /** Waits for an editor's tab. */
  async tab(title: string | RegExp): Promise<Locator> {
    const tab = this.page.locator('.tabs-container .tab', { hasText: title }).first();
    await tab.waitFor();
    return tab;
  }

  /** The titles of all open editors. */
  async tabTitles(): Promise<string[]> {
    const titles = await this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
    return titles.map(plainText);
  }

  /** The lines on screen of the text editor that was active last. */
  async editorText(): Promise<string> {
    const editor = await this.editor();
    const lines = await editor.locator('.view-lines .view-line').evaluateAll((elements) =>
      elements
        .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), line }))
        .sort((a, b) => a.top - b.top)
        .map(({ line }) => line.textContent ?? ''),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Types at the cursor of the text editor. */
  async type(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.insertText(text);
  }

  /** Replaces all the text editor's text. */
  async replaceText(text: string): Promise<void> {
    const last = (of: string) => of.trimEnd().split('\n').at(-1) ?? '';
    await until('the text to be replaced', async () => {
      await this.focusEditor();
      await this.page.keyboard.press('ControlOrMeta+A');
      // Pasted, because an editor may add brackets to what is typed.
      await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
      await this.page.keyboard.press('ControlOrMeta+V');
      await this.page.waitForTimeout(100);
      // A key that comes while the window is busy with something else is lost.
      return last(await this.editorText()) === last(text);
    });
  }

  /** Puts the cursor into a line, at its start or at a column; both count from 1. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+G');
    await this.quickInputField.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  /** Saves the active editor. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** The titles of the CodeLenses on screen, top to bottom. */
  async codeLenses(): Promise<string[]> {
    return (await this.codeLensLinks()).map(({ title }) => title);
  }

  /** Waits for a CodeLens with this title. */
  async codeLens(title: string): Promise<void> {
    await until(`the CodeLens "${title}"`, async () => (await this.codeLenses()).includes(title));
  }

  /** The texts that are drawn behind lines, from top to bottom. */
  async textsBehindLines(): Promise<string[]> {
    const editor = await this.editor();
    return editor.locator('.view-lines .view-line').evaluateAll((lines) =>
      lines
        .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), line }))
        .sort((a, b) => a.top - b.top)
        .flatMap(({ line }) =>
          [...line.querySelectorAll('span')].map(
            // Such texts are generated by a style, so that they aren't in the document.
            (span) => /^"(.*)"$/.exec(getComputedStyle(span, '::after').content)?.[1] ?? '',
          ),
        )
        .filter((text) => text !== ''),
    );
  }

  /** Waits for such a text behind a line of the text editor. */
  async textBehindLine(pattern: RegExp): Promise<string> {
    return until(`a text like ${pattern} behind a line`, async () =>
      (await this.textsBehindLines()).find((text) => pattern.test(text)),
    );
  }

  /** Waits for the `index`th CodeLens with such a title, counted from the top, and clicks it. */
  async clickCodeLens(title: string | RegExp, index = 0): Promise<void> {
    await until(`a click on the CodeLens "${title}"`, async () => {
      const matching = (await this.codeLensLinks()).filter((lens) =>
        typeof title === 'string' ? lens.title === title : title.test(lens.title),
      );
      // A lens that is drawn anew just then takes the click with it.
      await this.page.waitForTimeout(300);
      await matching[index]?.link.click({ timeout: shortTimeout });
      return matching[index] !== undefined;
    });
  }

  private async codeLensLinks(): Promise<{ title: string; link: ElementHandle }[]> {
    const editor = await this.editor();
    // Handles, because lenses are not in the document in the order of their lines.
    const links = await editor.locator('.codelens-decoration a').elementHandles();
    const placed = await Promise.all(
      links.map(async (link) => ({
        link,
        title: plainText(await link.innerText()),
        box: await link.boundingBox(),
      })),
    );
    const position = ({ box }: (typeof placed)[number]) => (box ? box.y * 10_000 + box.x : 0);
    return placed.filter(({ box }) => box !== null).sort((a, b) => position(a) - position(b));
  }

  /** The text editor: the active one, else the first. */
  private async editor(): Promise<Locator> {
    const editors = '.editor-instance .monaco-editor';
    const active = this.page
      .locator(`.editor-group-container.active ${editors}`)
      .filter({ visible: true });
    const any = this.page.locator(editors).filter({ visible: true });
    return (await active.count()) > 0 ? active.first() : any.first();
  }

  private async focusEditor(): Promise<void> {
    const editor = await this.editor();
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  // Webviews, themes, pictures

  /** The content of the webview on screen; the one in the active group where there are several. */
  async webview(): Promise<FrameLocator> {
    const frames = this.page.locator('iframe.webview.ready').filter({ visible: true });
    const frame = await until('a webview', async () => {
      const group = await this.page.locator('.editor-group-container.active').boundingBox();
      const all = await frames.all();
      if (all.length < 2 || !group) return all[0];
      for (const candidate of all) {
        const box = await candidate.boundingBox();
        const middle = box && box.x + box.width / 2;
        if (middle && middle > group.x && middle < group.x + group.width) return candidate;
      }
      return undefined;
    });
    return frame.contentFrame().frameLocator('iframe#active-frame');
  }

  /** The user's settings as they are in their settings.json. */
  userSettings(): Record<string, unknown> {
    return JSON.parse(readFileSync(this.server.settingsFile, 'utf8')) as Record<string, unknown>;
  }

  /** Edits the user's settings.json by hand. */
  async updateSettings(settings: Record<string, unknown>): Promise<void> {
    const text = JSON.stringify({ ...this.userSettings(), ...settings }, null, 2);
    await this.runCommand('Preferences: Open User Settings (JSON)');
    await this.page.locator('.tab.active', { hasText: 'settings.json' }).waitFor();
    await until('the settings to be saved', async () => {
      await this.replaceText(text);
      await this.save();
      return readFileSync(this.server.settingsFile, 'utf8') === text;
    });
    await this.runCommand('View: Close Editor');
  }

  /** Switches the color theme. */
  async setTheme(theme: Theme): Promise<void> {
    const { name, cssClass } = themes[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.fillInput(name, /Theme/);
    await this.acceptPick(name);
    await this.page.locator(`.monaco-workbench.${cssClass}`).first().waitFor();
  }

  /** The clipboard's text. */
  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Waits until the window has drawn what it was told. */
  async settled(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.waitForTimeout(400);
  }

  /** Saves a picture of the window and returns its path. */
  async screenshot(name: string, folder = '.vscode-test/screenshots'): Promise<string> {
    mkdirSync(folder, { recursive: true });
    const path = resolve(folder, `${fileName(name)}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Saves what the window shows, as a picture and as text, for whoever looks into a failure. */
  async saveFailure(title: string, folder = '.vscode-test/failures'): Promise<string> {
    const name = `${this.server.vscode} ${title}`;
    const picture = await this.screenshot(name, folder);
    const texts = await Promise.all(
      this.page.frames().map(async (frame) => {
        const text = await frame.evaluate(() => document.body?.innerText).catch(() => '');
        return `--- ${frame.url().split('?')[0]}\n${text}`;
      }),
    );
    writeFileSync(join(folder, `${fileName(name)}.txt`), texts.join('\n\n'));
    return picture;
  }
}

/** A text as a person reads it: icons have no text, and all white space is alike. */
function plainText(text: string): string {
  return text
    .replace(/[\uE000-\uF8FF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120);
}
