import type { Tenant } from '../tenants/tenant';
import type { Exchange, SendToTenantOptions, TenantRequest } from './authorizedClient';

/** Where a request comes from; what is asked before it is sent depends on it. */
export type RequestSource =
  | { readonly kind: 'panel' }
  /** A document that is in no file yet. */
  | { readonly kind: 'untitled' }
  | {
      readonly kind: 'file';
      /** The workspace folder, or the file's own folder outside of one, as a URI. */
      readonly folder: string;
      /** How the file is called in a question. */
      readonly file: string;
    };

/** Sends a request for the user, who is asked first where that is due. */
export interface RequestSender {
  /**
   * @throws TenantApiError why there is no response; `cancelled` also when the user said no
   */
  send(
    tenant: Tenant,
    request: TenantRequest,
    source: RequestSource,
    options: SendToTenantOptions,
  ): Promise<Exchange>;
}

/** Shows a request from elsewhere, and its response, in the runner panel. */
export interface ResponseViewer {
  /** Shows the request as running until the exchange settles; `cancel` ends it. */
  show(
    title: string,
    tenant: Tenant,
    request: TenantRequest,
    exchange: Promise<Exchange>,
    cancel: () => void,
  ): void;
}
