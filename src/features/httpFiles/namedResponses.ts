import type { Exchange, TenantRequest } from '../../core/http/authorizedClient';
import type { ReceivedResponse } from '../../core/httpFile/prepareContext';

/** The latest responses of named requests, for requests that refer to them; kept in memory only. */
export class NamedResponses {
  private readonly responses = new Map<string, ReceivedResponse>();

  get(document: string, name: string, tenant: string): ReceivedResponse | undefined {
    return this.responses.get(idOf(document, name, tenant));
  }

  keep(
    document: string,
    name: string,
    tenant: string,
    { response, sentHeaders }: Exchange,
    request: TenantRequest,
  ): void {
    const decoder = new TextDecoder();
    this.responses.set(idOf(document, name, tenant), {
      status: response.status,
      headers: response.headers,
      bodyText: decoder.decode(response.body),
      request: { headers: sentHeaders, bodyText: decoder.decode(request.body) },
    });
  }

  /** Forgets the responses of a document that was closed. */
  forget(document: string): void {
    for (const id of this.responses.keys()) {
      if ((JSON.parse(id) as string[])[0] === document) this.responses.delete(id);
    }
  }
}

function idOf(document: string, name: string, tenant: string): string {
  return JSON.stringify([document, name, tenant]);
}
