import type { FromPanel } from '../protocol/panel';

/** What VS Code gives a webview: messages to the extension, and state that survives a reload. */
interface VsCodeApi {
  postMessage(message: FromPanel): void;
  setState(state: { readonly panelId: string }): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The one handle of this page; VS Code gives it out once. */
export const vscodeApi = acquireVsCodeApi();
