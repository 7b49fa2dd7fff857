import type { CurlNote } from './curlRequest';
import type { HttpRequestNote, LeftOut } from './httpRequestOptions';
import type { OutgoingRequest } from './outgoingRequest';
import { parseCurl } from './parseCurl';
import { printCurl, type CurlPrintOptions } from './printCurl';
import { printHttpRequest } from './printHttpRequest';

/** Requests of cURL commands as the text of a `.http` file. */
export interface ConvertedCurl {
  /** Requests with separators between them, and a line break at the end. */
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly (CurlNote | HttpRequestNote)[];
}

/**
 * Writes cURL commands as requests of a file, without their credentials. Never throws.
 *
 * @param tenantOrigin of which only paths are written
 * @returns `undefined` for a text that is no cURL command
 */
export function httpTextOfCurl(
  text: string,
  tenantOrigin: string | undefined,
): ConvertedCurl | undefined {
  const requests = parseCurl(text);
  if (!requests) return undefined;
  const printed = requests.map((request) =>
    printHttpRequest(request, tenantOrigin === undefined ? {} : { tenantOrigin }),
  );
  return {
    text: `${printed.map((request) => request.text).join('\n\n###\n')}\n`,
    leftOut: printed.flatMap(({ leftOut }) => leftOut),
    notes: [...requests, ...printed].flatMap(
      ({ notes }): readonly (CurlNote | HttpRequestNote)[] => notes,
    ),
  };
}

/** A request as a cURL command; the token only where the options hold it. */
export function curlOf(request: OutgoingRequest, options: CurlPrintOptions): string {
  return printCurl(request, options);
}
