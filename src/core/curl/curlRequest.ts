import type { HeaderList } from '../http/httpClient';

/** One part of a multipart body. */
export interface CurlPart {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: CurlPartContent;
}

export type CurlPartContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

export type CurlBody = CurlPartContent | { readonly kind: 'multipart'; readonly parts: CurlPart[] };

/**
 * Something of a command that its request doesn't have. Holds names only: never a value of an
 * option, a header or a body.
 */
export type CurlNote =
  /** An option that has an effect in cURL and none here. */
  | { readonly kind: 'option-ignored'; readonly option: string }
  | { readonly kind: 'option-unknown'; readonly option: string }
  /** A word that is neither an option nor a URL. */
  | { readonly kind: 'argument-ignored' }
  /** Another program, in front of the command or behind it. */
  | { readonly kind: 'command-ignored' }
  | { readonly kind: 'pipe-ignored' }
  | { readonly kind: 'redirection-ignored' }
  /** `$NAME` or the like, which a shell would replace; its name may be a part of a password. */
  | { readonly kind: 'shell-variable' }
  | { readonly kind: 'shell-substitution' }
  | { readonly kind: 'quote-unclosed' }
  /** `-H @file`, `-b file`: what is in the file is not known. */
  | { readonly kind: 'header-file' }
  | { readonly kind: 'cookie-file' }
  | { readonly kind: 'header-without-colon' }
  /** A body from the command's standard input. */
  | { readonly kind: 'body-from-input' }
  /** Files between pieces of text, or a file whose content would be encoded: they are left out. */
  | { readonly kind: 'body-file-left-out' }
  /** cURL would leave out the line breaks of the file. */
  | { readonly kind: 'body-file-line-breaks' }
  | { readonly kind: 'form-detail-ignored' }
  /** Brackets or braces for which cURL would send several requests. */
  | { readonly kind: 'url-globbing' };

/** A request as a cURL command describes it. */
export interface CurlRequest {
  readonly method: string;
  /** Absolute, as written but for a missing scheme, a fragment and user information. */
  readonly url: string;
  /** With those that cURL adds for a body; without those it adds to every request. */
  readonly headers: HeaderList;
  readonly body?: CurlBody;
  /** Of `-u` or of the URL. */
  readonly user?: { readonly name: string; readonly password?: string };
  readonly followRedirects: boolean;
  readonly timeoutSeconds?: number;
  /** True for `-k`. */
  readonly insecure: boolean;
  readonly notes: readonly CurlNote[];
}
