import type * as vscode from 'vscode';
import type { Environment } from '../../../core/httpFile/environments';
import type * as language from '../../../core/httpFile/language/language';
import type { HttpFileProblem } from '../../../core/httpFile/problems';
import type { TenantDirectory } from '../../../core/tenants/tenantDirectory';

/** What the editor's language features ask of the rest. None of it sends or asks anything. */
export interface LanguageServices {
  readonly directory: TenantDirectory;
  /** False where another extension helps. */
  readonly isOn: () => boolean;
  /** The variables that the request in a line sees, from outside of the document. */
  readonly environmentAt: (document: vscode.TextDocument, line: number) => Promise<Environment>;
  /** The status of the latest response to a request of the document in this window. */
  readonly statusOf: (document: vscode.TextDocument, request: string) => number | undefined;
  /** The problems that are shown of a document at this moment. */
  readonly problemsOf: (document: vscode.TextDocument) => readonly HttpFileProblem[];
  /** The pure half of it, loaded with its first use. */
  readonly language: () => Promise<typeof language>;
}
