import * as vscode from 'vscode';

export interface WebviewPage {
  readonly title: string;
  /** File names in `dist`. */
  readonly script: string;
  readonly style: string;
  /** Names the panel's stored state. */
  readonly panelId: string;
  /** Translated strings for the page, read by it from an inert element. */
  readonly strings: Readonly<Record<string, string>>;
}

/**
 * The page of a webview: its own script and style sheet and nothing else. The policy allows no
 * network, no inline script, no frames
 * (https://code.visualstudio.com/api/extension-guides/webview#security).
 */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: WebviewPage,
): string {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  const uri = (file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', file)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
    `connect-src 'none'`,
    `frame-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
  const strings = JSON.stringify(page.strings).replace(/</g, '\\u003c');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="stylesheet" href="${uri(page.style)}">
</head>
<body>
<div id="panel" data-panel-id="${page.panelId}"></div>
<script type="application/json" id="strings" nonce="${nonce}">${strings}</script>
<script nonce="${nonce}" src="${uri(page.script)}"></script>
</body>
</html>`;
}
