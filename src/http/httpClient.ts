import type { IncomingMessage } from 'node:http';
import axios from 'axios';
import { TenantApiError, type UrlProblem } from '../core/errors';
import { checkMessage } from '../core/http/headers';
import type {
  HttpClient,
  HttpRequest,
  HttpResponse,
  SendOptions,
  Timings,
} from '../core/http/httpClient';
import { parseUrl } from '../core/http/parseUrl';
import { isRefusedHost } from '../core/http/refusedAddress';
import { decodeBody } from './decodeBody';
import { Ending } from './ending';
import { GuardedTransport, type Steps } from './guardedTransport';
import { messageHeaders, receivedHeaders } from './headerLines';
import { mapError } from './mapError';
import { OriginLimit } from './originLimit';
import { readBody } from './readBody';
import { trustedCertificates } from './trustedCertificates';

export interface HttpClientOptions {
  /** Sent as `User-Agent` by requests that have none. */
  readonly userAgent: string;
}

const connectionsPerOrigin = 8;

/**
 * Makes the client that all requests go through, those for tokens as well as those to an API.
 * `dispose` cancels what is under way; connections left idle close by themselves after 5 seconds.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient & { dispose(): void } {
  return new AxiosHttpClient(options.userAgent);
}

/** Nothing of axios' own conveniences is wanted: no redirects, proxies, decoding, or defaults. */
const bare = axios.create({
  adapter: 'http',
  maxRedirects: 0,
  proxy: false,
  decompress: false,
  responseType: 'stream',
  maxContentLength: -1,
  maxBodyLength: -1,
  validateStatus: null,
  transitional: { silentJSONParsing: false },
  transformRequest: [(data: unknown) => data],
  transformResponse: [(data: unknown) => data],
  withXSRFToken: false,
});

class AxiosHttpClient implements HttpClient {
  private readonly limit = new OriginLimit(connectionsPerOrigin);
  private readonly underWay = new Set<Ending>();

  constructor(private readonly userAgent: string) {}

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    const startedMs = performance.now();
    checkMessage(request.method, request.headers);
    const url = requestUrl(request.url);
    const ending = new Ending(url.host, options);
    const message = {
      method: request.method,
      url,
      headers: messageHeaders(request, url.host, this.userAgent),
      body: request.body,
      ca: trustedCertificates(options.extraCa),
    };
    const transport = new GuardedTransport(message, () => {
      ending.stopConnecting();
    });
    this.underWay.add(ending);
    let leave: (() => void) | undefined;
    try {
      leave = await this.limit.enter(url.origin, ending.signal);
      ending.startConnecting();
      const response = await open(url, transport, ending.signal);
      return await receive(response, transport, url.host, options.maxBodyBytes, startedMs);
    } catch (error) {
      throw (
        ending.reason(transport.sent) ??
        mapError(error, {
          host: url.host,
          sent: transport.sent,
          connectTimeoutMs: options.connectTimeoutMs,
          proxy: transport.proxy,
        })
      );
    } finally {
      leave?.();
      this.underWay.delete(ending);
      ending.dispose();
      transport.upload.destroy();
    }
  }

  dispose(): void {
    for (const ending of this.underWay) ending.cancel();
  }
}

/** Sends the request, whose method, headers and body are the transport's. @throws AxiosError */
async function open(
  url: URL,
  transport: GuardedTransport,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { data } = await bare.request<IncomingMessage>({
    url: url.href,
    data: transport.upload,
    transport,
    signal,
  });
  return data;
}

async function receive(
  response: IncomingMessage,
  transport: GuardedTransport,
  host: string,
  limitBytes: number,
  startedMs: number,
): Promise<HttpResponse> {
  const encoded = await readBody(response, limitBytes, host).catch((error: unknown) => {
    // An answer that breaks HTTP is told from one that merely ends.
    const { code } = (transport.error ?? {}) as NodeJS.ErrnoException;
    throw code?.startsWith('HPE_') ? new TenantApiError('protocol-error', { host, code }) : error;
  });
  const timings = timingsOf(transport.steps, startedMs);
  const headers = receivedHeaders(response.rawHeaders);
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers,
    body: await decodeBody(encoded, headers, limitBytes, host),
    encodedBodyBytes: encoded.byteLength,
    timings,
  };
}

function timingsOf({ dns, connect, tls, firstByte }: Steps, startedMs: number): Timings {
  return {
    ...(dns === undefined ? {} : { dnsMs: dns - startedMs }),
    ...(connect === undefined ? {} : { connectMs: connect - startedMs }),
    ...(tls === undefined ? {} : { tlsMs: tls - startedMs }),
    firstByteMs: (firstByte ?? startedMs) - startedMs,
    totalMs: performance.now() - startedMs,
  };
}

/** @throws TenantApiError `url-invalid`, `address-refused` */
function requestUrl(text: string): URL {
  const refuse = (reason: UrlProblem) => {
    const withoutUser = text.replace(/\/\/[^/?#]*@/, '//').slice(0, 200);
    return new TenantApiError('url-invalid', { url: withoutUser, reason }, 'no');
  };
  const url = parseUrl(text);
  if (!url) throw refuse('syntax');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('scheme');
  if (url.username !== '' || url.password !== '') throw refuse('user-information');
  if (isRefusedHost(url.hostname)) {
    throw new TenantApiError('address-refused', { host: url.host }, 'no');
  }
  return url;
}
