import type { HeaderList } from '../core/http/httpClient';

/** What the panel edits. Text as typed; the extension checks and builds the request from it. */
export interface Draft {
  /** Name of the tenant, or empty for the window's active tenant. */
  readonly tenant: string;
  readonly method: string;
  /** A path such as `/data?limit=5`, or an absolute URL. */
  readonly url: string;
  /** Query parameters that are kept and not sent; those that are sent are part of `url`. */
  readonly disabledQuery?: readonly DisabledParameter[];
  readonly headers: readonly Field[];
  readonly body: string;
}

/** A query parameter that is switched off, as it stood in the URL. */
export interface DisabledParameter {
  /** Its row among all rows, the sent and the disabled, counted from 0. */
  readonly row: number;
  /** The text between two `&`, such as `name=some%20value`. */
  readonly text: string;
}

/** A row of a table; a row that is not enabled is kept and not sent. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}

/** A tenant as the panel shows it: nothing secret, nothing that decides where a token goes. */
export interface TenantSummary {
  readonly name: string;
  readonly origin: string;
  readonly production: boolean;
  readonly plainHttp: boolean;
}

export type TokenUse = 'attached' | 'renewed' | 'own-authorization' | 'none';

/** A response, redacted, as the panel shows it. */
export interface ResponseView {
  readonly status: number;
  readonly reason: string;
  /** Milliseconds, the whole exchange. */
  readonly durationMs: number;
  /** Bytes of the decoded body. */
  readonly bodyBytes: number;
  readonly headers: HeaderList;
  readonly body: BodyView;
  readonly request: {
    readonly tenant: string;
    readonly method: string;
    readonly url: string;
    readonly token: TokenUse;
    /** Header lines as they went out, the token masked. */
    readonly headers: HeaderList;
  };
  /** Sentences worth knowing, for example that the token was renewed and the request repeated. */
  readonly notes: readonly string[];
}

export type BodyView =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'text';
      readonly language: 'json' | 'xml' | 'html' | 'text';
      /** At most the display limit. */
      readonly raw: string;
      /** Indented, where the language is understood. */
      readonly formatted?: string;
      /** True when `raw` is only the beginning. */
      readonly truncated: boolean;
    }
  | { readonly kind: 'binary'; readonly contentType: string; readonly hexPreview: string };

/** A failure as a sentence, with what to do next. */
export interface FailureView {
  readonly message: string;
  readonly advice: string;
  /** Buttons: what the extension can do about it. */
  readonly actions: readonly { readonly id: string; readonly title: string }[];
}

/** State of the request that belongs to the panel's draft. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly since: number; readonly step: 'token' | 'request' }
  | { readonly kind: 'response'; readonly response: ResponseView }
  | { readonly kind: 'failure'; readonly failure: FailureView }
  | { readonly kind: 'cancelled' };

/** From the extension to the panel. */
export type ToPanel =
  | {
      readonly type: 'show';
      readonly draft: Draft;
      readonly tenants: readonly TenantSummary[];
      readonly activeTenant: string;
      readonly outcome: Outcome;
    }
  | {
      readonly type: 'tenants';
      readonly tenants: readonly TenantSummary[];
      readonly activeTenant: string;
    }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | { readonly type: 'focus'; readonly field: 'url' | 'send' };

/** From the panel to the extension. No message carries a credential in either direction. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'edited'; readonly draft: Draft }
  | { readonly type: 'send'; readonly draft: Draft }
  | { readonly type: 'cancel' }
  | { readonly type: 'action'; readonly id: string }
  | { readonly type: 'addTenant' }
  | { readonly type: 'copyBody' }
  | { readonly type: 'openBody' }
  | { readonly type: 'saveBody' }
  | { readonly type: 'failed'; readonly message: string };
