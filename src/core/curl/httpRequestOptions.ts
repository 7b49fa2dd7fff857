/** What is to be written beside the request itself. */
export interface HttpRequestOptions {
  /** As `URL.origin` gives it: on that origin the path alone is written. */
  readonly tenantOrigin?: string;
  /** Whether a separator with method and path comes first. */
  readonly title?: boolean;
}

/** Why a header with credentials is not in the file. */
export type LeftOut = 'bearer' | 'basic' | 'other';

/** What a file can't say, or what it says in another way than the command. */
export type HttpRequestNote =
  /** No header, or one that belongs to the connection. */
  | { readonly kind: 'header-dropped'; readonly name: string }
  | { readonly kind: 'method-unsupported' }
  | { readonly kind: 'scheme-unsupported' }
  /** `{{…}}`, which is a variable in a file. */
  | { readonly kind: 'placeholder' }
  /** Line breaks or blank lines of the body are other ones. */
  | { readonly kind: 'body-lines-changed' }
  /** What can't stand in a form is percent-encoded. */
  | { readonly kind: 'form-encoded' }
  /** A line would be read as something else than a part of the body. */
  | { readonly kind: 'body-line-unsupported' }
  /** A path that can't be written. */
  | { readonly kind: 'path-unsupported' };

export interface HttpRequestText {
  /** A block without a line break at its end. */
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  /** Names of headers, parameters and fields whose values look like secrets, and are in the text. */
  readonly secretFields: readonly string[];
  readonly notes: readonly HttpRequestNote[];
}
