/** A part of a form. */
export type FormPart = {
  readonly name: string;
  readonly type?: string;
  readonly fileName?: string;
} & ({ readonly value: string } | { readonly file: string });

export type CurlBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'form'; readonly parts: readonly FormPart[] };

/** What of a command does not become a part of the request. */
export type CurlNote =
  | { readonly code: 'option-ignored'; readonly option: string }
  | { readonly code: 'file-not-read'; readonly path: string }
  | { readonly code: 'credentials-left-out' }
  | { readonly code: 'body-changed' };

/** The request that a cURL command would send. */
export interface CurlRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: CurlBody;
  /** The user of `-u`; the password is not kept. */
  readonly user?: string;
  readonly followsRedirects: boolean;
  readonly timeoutSeconds?: number;
  readonly notes: readonly CurlNote[];
}
