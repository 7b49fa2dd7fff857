import type { CurlRequest } from './curlRequest';
import { parseCurl } from './parseCurl';
import { printCurl, type OutgoingRequest, type Shell } from './printCurl';
import { printHttpRequest, type PrintedRequest } from './printHttpRequest';

/** The requests that the cURL commands of a text would send; none for any other text. */
export function requestsOfCurl(text: string): readonly CurlRequest[] {
  return parseCurl(text);
}

/** A request as the text of a `.http` file, without credentials. */
export function httpTextOfCurl(
  request: CurlRequest,
  ownOrigins: readonly string[],
): PrintedRequest {
  return printHttpRequest(request, ownOrigins);
}

/** A request as a cURL command; the token only where it is given. */
export function curlOf(request: OutgoingRequest, shell: Shell, token?: string): string {
  return printCurl(request, shell, token);
}
