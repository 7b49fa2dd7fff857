import * as vscode from 'vscode';
import { TenantApiError } from '../../core/errors';
import type { TenantRequest } from '../../core/http/authorizedClient';
import type { Environment } from '../../core/httpFile/environments';
import type { ReceivedResponse } from '../../core/httpFile/prepareContext';
import type { HttpFileProblem } from '../../core/httpFile/problems';
import type { RequestOutline } from '../../core/httpFile/scan';
import { readReferencedFile } from '../../platform/workspaceFiles';
import { readDotenv } from './environmentFiles';

/** A request of a document, ready to be sent, and what was noticed in it. */
export interface Preparation {
  readonly request: TenantRequest;
  /** What to ask before it is sent; may be empty. */
  readonly note?: string;
  readonly warnings: readonly HttpFileProblem[];
}

/** Where a request is written. */
export interface WrittenRequest {
  readonly document: vscode.TextDocument;
  /** The text that the outline belongs to: of the document or of a selection. */
  readonly text: string;
  readonly outline: RequestOutline;
  /** The whole file where the text is a selection: its variables count. */
  readonly fileText?: string;
}

/**
 * Fills in a request of a document.
 *
 * @param environment whose variables count
 * @param response finds the response of another request of the document
 * @throws HttpFileError what is wrong in the document; TenantApiError `workspace-untrusted`, before
 *   anything is read, and `cancelled`
 */
export async function prepare(
  { document, text, outline, fileText }: WrittenRequest,
  environment: Environment,
  response: (name: string) => Promise<ReceivedResponse | undefined>,
): Promise<Preparation> {
  if (document.uri.scheme !== 'untitled' && !vscode.workspace.isTrusted) {
    throw new TenantApiError('workspace-untrusted', {}, 'no');
  }
  const { prepareRequest } = await import('../../core/httpFile/httpFile');
  const prepared = await prepareRequest(text, outline, {
    readFile: (path) => readReferencedFile(document.uri, path),
    environment,
    dotenv: () => readDotenv(document.uri),
    processEnv: (name) => process.env[name],
    prompt: askFor,
    response,
    random: randomFraction,
    now: Date.now,
    workspaceTrusted: vscode.workspace.isTrusted,
    ...(fileText === undefined ? {} : { fileText }),
  });
  const { method, target, headers, body, note, timeoutSeconds, warnings } = prepared;
  return {
    request: {
      method,
      target,
      headers: headers.map(([name, value]) => [name, value]),
      authorize: !prepared.noAuth,
      followRedirects: !prepared.noRedirect,
      ...(body ? { body } : {}),
      ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1000 }),
    },
    ...(note === undefined ? {} : { note }),
    warnings,
  };
}

async function askFor(
  name: string,
  description: string,
  { secret }: { readonly secret: boolean },
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Value of {0}', name),
    prompt: description,
    password: secret,
    ignoreFocusOut: true,
  });
}

function randomFraction(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number / 2 ** 32;
}
