import http, { type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { TenantApiError } from '../core/errors';
import type { HeaderList } from '../core/http/httpClient';
import { checkedLookup } from './checkedLookup';
import { connectionProblem } from './connectionCheck';
import { flatHeaders, groupedHeaders } from './headerLines';

/** A message as it goes out. */
export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  readonly headers: HeaderList;
  readonly body: Uint8Array | undefined;
  /** PEM certificates to trust instead of the default ones. */
  readonly ca: string[] | undefined;
}

/** When a step of the connection was done, by `performance.now()`. */
export interface Steps {
  dns?: number;
  connect?: number;
  tls?: number;
  firstByte?: number;
}

/**
 * The transport of one request, for axios to drive: Node's own, whose functions VS Code patches for
 * its proxy settings (so they are looked up at each call, and no agent is given).
 *
 * Not a byte of the request is written before the connection has been checked: the body, on whose
 * start Node writes the headers too, is held back until then.
 */
export class GuardedTransport {
  readonly steps: Steps = {};
  /** The body, for axios to send. */
  readonly upload = new Readable({ read: () => undefined });
  /** What VS Code's proxy agent told of the proxy, if there is one. */
  proxy: { failed: boolean; code?: string } | undefined;
  /** The last error of the request: the one that explains why a response broke off. */
  error: unknown;
  private released = false;

  constructor(
    private readonly message: Outgoing,
    private readonly onReleased: () => void,
  ) {}

  /** Whether the server may have received some of the request. */
  get sent(): 'no' | 'maybe' {
    return this.released ? 'maybe' : 'no';
  }

  /** What axios calls; of its options, only the agent counts. */
  request(
    options: { agent?: Agent },
    onResponse: (response: IncomingMessage) => void,
  ): ClientRequest {
    const { url, method, headers, ca } = this.message;
    const target = {
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: url.pathname + url.search,
      method,
      lookup: checkedLookup,
      ...(options.agent ? { agent: options.agent } : {}),
    };
    const receive = (response: IncomingMessage) => {
      this.receive(request, response, onResponse);
    };
    const request =
      url.protocol === 'https:'
        ? https.request(
            {
              ...target,
              headers: flatHeaders(headers),
              rejectUnauthorized: true,
              ...(ca ? { ca } : {}),
            },
            receive,
          )
        : http.request({ ...target, headers: groupedHeaders(headers) }, receive);
    request.on('error', (error) => {
      this.error = error;
    });
    request.on('proxy', (told: { proxy?: string; error?: unknown }) => {
      this.noteProxy(told);
    });
    request.once('socket', (socket) => {
      this.whenReady(request, socket);
    });
    request.once('upgrade', (_response, socket) => {
      // Node has let go of the connection by now, so it tells the request nothing any more.
      socket.destroy();
      request.emit('error', this.protocolError('STATUS_101'));
    });
    return request;
  }

  /** `proxy` is an event of `@vscode/proxy-agent`: the choice made, and how it went. */
  private noteProxy({ proxy, error }: { proxy?: string; error?: unknown }): void {
    if (proxy === undefined || proxy === 'DIRECT') return;
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    this.proxy = { failed: error !== undefined, ...(typeof code === 'string' ? { code } : {}) };
  }

  /** Waits for the connection, and for TLS where it is to be. */
  private whenReady(request: ClientRequest, socket: Socket): void {
    const admit = () => {
      this.admit(request, socket);
    };
    if (!request.reusedSocket) this.noteSteps(socket);
    if (this.message.url.protocol !== 'https:') {
      if (socket.connecting) socket.once('connect', admit);
      else admit();
    } else if (!(socket instanceof TLSSocket)) {
      // A proxy's refusal is read from a socket made up for it; anything else is refused.
      if (!this.proxy) admit();
    } else if (socket.authorized || (request.reusedSocket && !isHandshaking(socket))) {
      admit();
    } else {
      socket.once('secureConnect', admit);
    }
  }

  private noteSteps(socket: Socket): void {
    const note = (step: keyof Steps) => () => {
      this.steps[step] = performance.now();
    };
    socket.once('lookup', note('dns'));
    socket.once('connect', note('connect'));
    socket.once('secureConnect', note('tls'));
  }

  /** Lets the request out, or destroys it with its connection. */
  private admit(request: ClientRequest, socket: Socket): void {
    const problem = connectionProblem(socket, this.message.url, this.proxy !== undefined);
    if (problem) {
      request.destroy(problem);
      return;
    }
    this.released = true;
    this.onReleased();
    const { body } = this.message;
    if (body && body.byteLength > 0) this.upload.push(body);
    this.upload.push(null);
  }

  private receive(
    request: ClientRequest,
    response: IncomingMessage,
    onResponse: (response: IncomingMessage) => void,
  ): void {
    this.steps.firstByte = performance.now();
    const status = response.statusCode ?? 0;
    const { host } = this.message.url;
    if (this.proxy && (!this.released || status === 407)) {
      request.destroy(new TenantApiError('proxy-failed', { host, status }, this.sent));
    } else if (!this.released) {
      const facts = { host, code: 'ECONNRESET' };
      request.destroy(new TenantApiError('connection-lost', facts, 'no'));
    } else if (status < 200 || status > 599) {
      request.destroy(this.protocolError(`STATUS_${status}`));
    } else {
      onResponse(response);
    }
  }

  private protocolError(code: string): TenantApiError {
    return new TenantApiError('protocol-error', { host: this.message.url.host, code }, this.sent);
  }
}

/** Not in Node's documentation, but older than it; if it went, a reused connection would be refused. */
function isHandshaking(socket: TLSSocket): boolean {
  return (socket as TLSSocket & { secureConnecting?: boolean }).secureConnecting === true;
}
