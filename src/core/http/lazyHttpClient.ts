import type { HttpClient, HttpRequest, HttpResponse, SendOptions } from './httpClient';

/** An HTTP client whose code is loaded with the first request. */
export class LazyHttpClient implements HttpClient {
  private client: Promise<HttpClient> | undefined;

  constructor(private readonly load: () => Promise<HttpClient>) {}

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    this.client ??= this.load();
    return (await this.client).send(request, options);
  }
}
