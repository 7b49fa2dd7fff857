import { AuthorizedClient, type Exchange } from '../../../src/core/http/authorizedClient';
import { prepareRequest } from '../../../src/core/httpFile/httpFile';
import type { PrepareContext } from '../../../src/core/httpFile/prepareContext';
import type { PreparedRequest } from '../../../src/core/httpFile/requestPreparation';
import type { RequestOutline } from '../../../src/core/httpFile/scan';
import { TokenProvider } from '../../../src/core/oauth/tokenProvider';
import { Redactor } from '../../../src/core/redact';
import type { Tenant } from '../../../src/core/tenants/tenant';
import { wait } from '../../../src/core/wait';
import { createHttpClient } from '../../../src/http/httpClient';
import { FakeClock, FakeCredentials } from '../../fixtures/fakes';

export const userAgent = 'tenant-api-client/test';

/** All that a request of a file goes through, put together as the extension does it. */
export interface Engine {
  send(
    text: string,
    outline: RequestOutline,
    context: PrepareContext,
  ): Promise<{ readonly prepared: PreparedRequest; readonly exchange: Exchange }>;
  dispose(): void;
}

/** Builds an engine for one tenant. */
export function createEngine(tenant: Tenant, clientSecret: string): Engine {
  const http = createHttpClient({ userAgent });
  const clock = new FakeClock();
  const ports = {
    http,
    clock,
    wait,
    credentials: new FakeCredentials({ clientSecret, revision: '1' }),
    redactor: new Redactor(),
    random: () => 0.5,
    now: () => clock.now(),
    readCa: () => Promise.resolve(undefined),
    isPlainHttpConfirmed: () => true,
  };
  const client = new AuthorizedClient({ ...ports, tokens: new TokenProvider(ports) });
  return {
    send: async (text, outline, context) => {
      const prepared = await prepareRequest(text, outline, context);
      const { method, target, headers, body } = prepared;
      const exchange = await client.send(tenant, {
        method,
        target,
        headers,
        authorize: !prepared.noAuth,
        followRedirects: !prepared.noRedirect,
        ...(body ? { body } : {}),
      });
      return { prepared, exchange };
    },
    dispose: () => http.dispose(),
  };
}
