import type { Environment } from './environments';

export type FileAnswer =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** The path leads out of the workspace, or to what is no regular file. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-large' };

/** What was sent for a named request, as far as later requests may refer to it. */
export interface SentRequest {
  /** Without credentials of the tenant. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodyText: string;
}

/** An answer that an earlier request of the same file got. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodyText: string;
  readonly request: SentRequest;
}

/** What preparing a request needs from outside of the file. */
export interface PrepareContext {
  /** Reads a file; relative paths start at the folder of the `.http` file, then the workspace. */
  readonly readFile: (path: string, purpose: 'body') => Promise<FileAnswer>;
  readonly environment: Environment;
  /** Which of two definitions of a name counts: the file's by default. */
  readonly precedence?: 'file' | 'environment';
  /** The text of the `.env` file that belongs to the file, if there is one. */
  readonly dotenv: () => Promise<string | undefined>;
  readonly processEnv: (name: string) => string | undefined;
  /** Asks for a value; `undefined` cancels the request. */
  readonly prompt: (
    name: string,
    description: string,
    options: { readonly secret: boolean },
  ) => Promise<string | undefined>;
  /** The latest response of the request of that name; may send the request first. */
  readonly response: (name: string) => Promise<ReceivedResponse | undefined>;
  /** A number from 0 up to but not including 1, from a source that can't be guessed. */
  readonly random: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly workspaceTrusted: boolean;
  /**
   * What becomes of form bodies: `automatic` encodes what can't stand there and leaves `+` and `%XX`
   * as they are, `always` encodes each name and value, `never` nothing.
   */
  readonly formEncoding?: 'automatic' | 'always' | 'never';
  /** The whole file where the text to prepare is a selection of it: its variables and names count. */
  readonly fileText?: string;
}
