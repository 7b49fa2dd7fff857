import { bashCommand } from './bashCommand';
import { curlWords } from './curlWords';
import { defaultTokenVariable, type OutgoingRequest } from './outgoingRequest';
import { powershellCommand } from './powershellCommand';

export interface CurlPrintOptions {
  readonly shell: 'bash' | 'powershell';
  /** The token itself, where the user asks for a command that has it. */
  readonly token?: string | undefined;
  /** The environment variable that holds the token; `TENANT_TOKEN` by default. */
  readonly tokenVariable?: string;
  /** Whether an Authorization of the request's own is written with its credentials. */
  readonly ownCredentials?: boolean;
  /** Whether redirects of a GET or HEAD are followed; false by default. */
  readonly followRedirects?: boolean;
  readonly timeoutSeconds?: number;
  /** A file with further trusted certificates, in PEM. */
  readonly caFile?: string;
}

/**
 * Writes a request as a cURL command that sends the same bytes. Credentials stand in it as an
 * environment variable, unless the options hold them.
 */
export function printCurl(request: OutgoingRequest, options: CurlPrintOptions): string {
  const variable = options.tokenVariable ?? defaultTokenVariable;
  const words = curlWords(request, options);
  return options.shell === 'bash'
    ? bashCommand(words, request.body, variable)
    : powershellCommand(words, request.body, variable);
}
